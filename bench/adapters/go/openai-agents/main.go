package main

import (
	"context"
	"fmt"

	"agentbench/kit"

	"github.com/nlpodyssey/openai-agents-go/agents"
	"github.com/openai/openai-go/v2/option"
	"github.com/openai/openai-go/v2/packages/param"
)

func main() {
	kit.Serve(
		"github.com/nlpodyssey/openai-agents-go",
		build,
		kit.For("streaming", buildStreaming),
		kit.For("structured", buildStructured),
		kit.For("multi-agent", buildMultiAgent),
	)
}

func newModel(llm kit.LLM) agents.Model {
	return agents.NewOpenAIChatCompletionsModel(llm.Model, agents.NewOpenaiClient(
		param.NewOpt(llm.BaseURL),
		param.NewOpt(llm.APIKey),
		option.WithMaxRetries(llm.Retries(2)),
	))
}

func newAgent(llm kit.LLM) *agents.Agent {
	return agents.New("Trips").WithModelInstance(newModel(llm)).WithTools(wrapAll(llm.Tools)...)
}

func newRunner(llm kit.LLM) agents.Runner {
	return agents.Runner{Config: agents.RunConfig{MaxTurns: uint64(llm.MaxTurns)}}
}

func build(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	return ask(newAgent(llm), newRunner(llm)), nil
}

func ask(agent *agents.Agent, runner agents.Runner) kit.Agent {
	return func(ctx context.Context, question string) (string, error) {
		result, err := runner.Run(ctx, agent, question)
		if err != nil {
			return "", err
		}
		return fmt.Sprint(result.FinalOutput), nil
	}
}
