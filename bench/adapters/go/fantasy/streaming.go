package main

import (
	"context"

	"agentbench/kit"

	"charm.land/fantasy"
)

func buildStreaming(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	model, err := newModel(ctx, llm)
	if err != nil {
		return nil, err
	}
	agent := newAgent(model, llm)
	return func(ctx context.Context, question string) (string, error) {
		result, err := agent.Stream(ctx, fantasy.AgentStreamCall{
			Prompt: question,
			OnTextDelta: func(_, text string) error {
				kit.Emit(ctx, text)
				return nil
			},
		})
		if err != nil {
			return "", err
		}
		return result.Response.Content.Text(), nil
	}, nil
}
