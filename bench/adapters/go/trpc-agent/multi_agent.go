package main

import (
	"context"

	"agentbench/kit"

	"trpc.group/trpc-go/trpc-agent-go/agent/llmagent"
	"trpc.group/trpc-go/trpc-agent-go/tool"
	agenttool "trpc.group/trpc-go/trpc-agent-go/tool/agent"
)

func buildMultiAgent(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	analyst := newAgent(
		"trip_analyst",
		llm,
		llmagent.WithDescription("Answers questions about trips."),
		llmagent.WithTools(wrapAll(llm.Tools)),
	)
	return ask(newAgent("trips", llm, llmagent.WithTools([]tool.Tool{agenttool.NewTool(analyst)}))), nil
}
