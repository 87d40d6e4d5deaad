package main

import (
	"context"

	"agentbench/kit"

	"github.com/tmc/langchaingo/agents"
	"github.com/tmc/langchaingo/chains"
	"github.com/tmc/langchaingo/llms"
)

func main() {
	kit.Serve(
		"github.com/tmc/langchaingo",
		build,
		kit.For("streaming", buildStreaming),
		kit.For("structured", buildStructured),
	)
}

func newExecutor(model llms.Model, llm kit.LLM) *agents.Executor {
	agent := agents.NewOpenAIFunctionsAgent(model, wrapAll(llm.Tools))
	return agents.NewExecutor(agent, agents.WithMaxIterations(llm.MaxTurns))
}

func build(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	model, err := newModel(llm)
	if err != nil {
		return nil, err
	}
	executor := newExecutor(model, llm)
	return func(ctx context.Context, question string) (string, error) {
		return chains.Run(ctx, executor, question)
	}, nil
}
