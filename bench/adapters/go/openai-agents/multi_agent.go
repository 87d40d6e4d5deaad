package main

import (
	"context"

	"agentbench/kit"

	"github.com/nlpodyssey/openai-agents-go/agents"
)

func buildMultiAgent(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	model := newModel(llm)
	analyst := agents.New("trip_analyst").
		WithHandoffDescription("Answers questions about trips.").
		WithModelInstance(model).
		WithTools(wrapAll(llm.Tools)...)
	triage := agents.New("Triage").WithModelInstance(model).WithAgentHandoffs(analyst)
	return ask(triage, newRunner(llm)), nil
}
