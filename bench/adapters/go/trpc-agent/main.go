package main

import (
	"context"

	"agentbench/kit"

	"github.com/openai/openai-go/option"
	"trpc.group/trpc-go/trpc-agent-go/agent/llmagent"
	"trpc.group/trpc-go/trpc-agent-go/model"
	"trpc.group/trpc-go/trpc-agent-go/model/openai"
)

func main() {
	kit.Serve(
		"trpc.group/trpc-go/trpc-agent-go",
		build,
		kit.For("streaming", buildStreaming),
		kit.For("structured", buildStructured),
		kit.For("multi-agent", buildMultiAgent),
	)
}

func newModel(llm kit.LLM) model.Model {
	return openai.New(
		llm.Model,
		openai.WithBaseURL(llm.BaseURL),
		openai.WithAPIKey(llm.APIKey),
		openai.WithOpenAIOptions(option.WithMaxRetries(llm.Retries(2))),
	)
}

// newAgent is an agent that may call the model llm.MaxTurns times; options come on top of that.
func newAgent(name string, llm kit.LLM, options ...llmagent.Option) *llmagent.LLMAgent {
	return llmagent.New(name, append([]llmagent.Option{
		llmagent.WithModel(newModel(llm)),
		llmagent.WithMaxLLMCalls(llm.MaxTurns),
		llmagent.WithEnableParallelTools(true),
		llmagent.WithGenerationConfig(model.GenerationConfig{Stream: false}),
	}, options...)...)
}

func build(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	return ask(newAgent("trips", llm, llmagent.WithTools(wrapAll(llm.Tools)))), nil
}
