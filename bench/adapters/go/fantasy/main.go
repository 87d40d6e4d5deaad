package main

import (
	"context"

	"agentbench/kit"

	"charm.land/fantasy"
	"charm.land/fantasy/providers/openaicompat"
)

func main() {
	kit.Serve(
		"charm.land/fantasy",
		build,
		kit.For("streaming", buildStreaming),
		kit.For("structured", buildStructured),
	)
}

func newModel(ctx context.Context, llm kit.LLM) (fantasy.LanguageModel, error) {
	provider, err := openaicompat.New(
		openaicompat.WithBaseURL(llm.BaseURL),
		openaicompat.WithAPIKey(llm.APIKey),
	)
	if err != nil {
		return nil, err
	}
	return provider.LanguageModel(ctx, llm.Model)
}

func newAgent(model fantasy.LanguageModel, llm kit.LLM) fantasy.Agent {
	return fantasy.NewAgent(
		model,
		fantasy.WithTools(wrapAll(llm.Tools)...),
		fantasy.WithStopConditions(fantasy.StepCountIs(llm.MaxTurns)),
		fantasy.WithMaxRetries(llm.Retries(3)),
	)
}

func build(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
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
		return result.Response.Content.Text(), nil
	}, nil
}
