package main

import (
	"context"

	"agentbench/kit"

	"trpc.group/trpc-go/trpc-agent-go/agent/llmagent"
)

type report struct {
	Summary string  `json:"summary"`
	Minutes float64 `json:"minutes"`
}

func buildStructured(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	return ask(newAgent(
		"trips",
		llm,
		llmagent.WithTools(wrapAll(llm.Tools)),
		llmagent.WithStructuredOutputJSON(new(report), true, "A summary and the minutes."),
	)), nil
}
