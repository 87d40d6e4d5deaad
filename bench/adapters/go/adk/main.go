package main

import (
	"context"

	"agentbench/kit"

	"github.com/openai/openai-go/v3/option"
	"google.golang.org/adk/v2/agent/llmagent"
	"google.golang.org/adk/v2/model"
	"google.golang.org/adk/v2/model/openaimodel"
)

func main() {
	kit.Serve(
		"google.golang.org/adk/v2",
		build,
		kit.For("streaming", buildStreaming),
		kit.For("structured", buildStructured),
		kit.For("multi-agent", buildMultiAgent),
	)
}

func newModel(ctx context.Context, llm kit.LLM) (model.LLM, error) {
	return openaimodel.NewModel(ctx, llm.Model, &openaimodel.ClientConfig{
		APIKey:  llm.APIKey,
		BaseURL: llm.BaseURL,
		Options: []option.RequestOption{option.WithMaxRetries(llm.Retries(2))},
	})
}

// newConfig is what an agent with the tools of llm needs.
func newConfig(ctx context.Context, name string, llm kit.LLM) (llmagent.Config, error) {
	model, err := newModel(ctx, llm)
	if err != nil {
		return llmagent.Config{}, err
	}
	tools, err := wrapAll(llm.Tools)
	return llmagent.Config{Name: name, Model: model, Tools: tools}, err
}

func build(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	config, err := newConfig(ctx, "trips", llm)
	if err != nil {
		return nil, err
	}
	return ask(llmagent.New(config))
}
