package main

import (
	"context"

	"agentbench/kit"

	"github.com/tmc/langchaingo/chains"
)

func buildStreaming(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	model, err := newModel(llm)
	if err != nil {
		return nil, err
	}
	executor := newExecutor(model, llm)
	pass := chains.WithStreamingFunc(func(ctx context.Context, chunk []byte) error {
		kit.Emit(ctx, string(chunk))
		return nil
	})
	return func(ctx context.Context, question string) (string, error) {
		return chains.Run(ctx, executor, question, pass)
	}, nil
}
