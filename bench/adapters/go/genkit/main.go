package main

import (
	"context"

	"agentbench/kit"

	"github.com/firebase/genkit/go/ai"
	"github.com/firebase/genkit/go/genkit"
	oai "github.com/firebase/genkit/go/plugins/compat_oai/openai"
	"github.com/openai/openai-go/option"
)

func main() {
	kit.Serve(
		"github.com/firebase/genkit/go",
		build,
		kit.For("streaming", buildStreaming),
	)
}

func initialize(ctx context.Context, llm kit.LLM) *genkit.Genkit {
	return genkit.Init(
		ctx,
		genkit.WithPlugins(&oai.OpenAI{
			APIKey: llm.APIKey,
			Opts: []option.RequestOption{
				option.WithBaseURL(llm.BaseURL),
				option.WithMaxRetries(llm.Retries(2)),
			},
		}),
		genkit.WithDefaultModel("openai/"+llm.Model),
	)
}

func build(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	g := initialize(ctx, llm)
	tools := ai.WithTools(defineAll(g, llm.Tools)...)
	turns := ai.WithMaxTurns(llm.MaxTurns)
	return func(ctx context.Context, question string) (string, error) {
		return genkit.GenerateText(ctx, g, ai.WithPrompt("%s", question), tools, turns)
	}, nil
}
