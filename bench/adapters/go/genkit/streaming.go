package main

import (
	"context"

	"agentbench/kit"

	"github.com/firebase/genkit/go/ai"
	"github.com/firebase/genkit/go/genkit"
)

func buildStreaming(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	g := initialize(ctx, llm)
	return func(ctx context.Context, question string) (string, error) {
		for value, err := range genkit.GenerateStream(ctx, g, ai.WithPrompt("%s", question)) {
			if err != nil {
				return "", err
			}
			if value.Done {
				return value.Response.Text(), nil
			}
			kit.Emit(ctx, value.Chunk.Text())
		}
		return "", nil
	}, nil
}
