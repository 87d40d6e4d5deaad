package main

import (
	"context"
	"encoding/json"

	"agentbench/kit"

	"charm.land/fantasy"
	"charm.land/fantasy/object"
)

type report struct {
	Summary string  `json:"summary"`
	Minutes float64 `json:"minutes"`
}

// buildStructured asks for the object when the agent is done: an agent itself answers in text.
func buildStructured(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	model, err := newModel(ctx, llm)
	if err != nil {
		return nil, err
	}
	agent := newAgent(model, llm)
	return func(ctx context.Context, question string) (string, error) {
		result, err := agent.Generate(ctx, fantasy.AgentCall{Prompt: question})
		if err != nil {
			return "", err
		}
		said := fantasy.Prompt{fantasy.NewUserMessage(question)}
		for _, step := range result.Steps {
			said = append(said, step.Messages...)
		}
		answer, err := object.Generate[report](ctx, model, fantasy.ObjectCall{Prompt: said, SchemaName: "report"})
		if err != nil {
			return "", err
		}
		text, err := json.Marshal(answer.Object)
		return string(text), err
	}, nil
}
