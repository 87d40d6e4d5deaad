package main

import (
	"context"

	"agentbench/kit"

	"github.com/firebase/genkit/go/ai"
	"github.com/firebase/genkit/go/genkit"
	oai "github.com/firebase/genkit/go/plugins/compat_oai/openai"
	"github.com/openai/openai-go/option"
)

type tripArguments struct {
	Path string `json:"path"`
}

func averageTripDuration(ctx *ai.ToolContext, arguments tripArguments) (string, error) {
	return kit.AverageTripDuration(ctx, arguments.Path)
}

func main() { kit.Serve("github.com/firebase/genkit/go", build) }

func build(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	g := genkit.Init(
		ctx,
		genkit.WithPlugins(&oai.OpenAI{
			APIKey: llm.APIKey,
			Opts:   []option.RequestOption{option.WithBaseURL(llm.BaseURL), option.WithMaxRetries(0)},
		}),
		genkit.WithDefaultModel("openai/"+llm.Model),
	)
	tripTool := genkit.DefineTool(
		g,
		"average_trip_duration",
		"Average trip duration in a parquet file of trips.",
		averageTripDuration,
	)
	return func(ctx context.Context, question string) (string, error) {
		return genkit.GenerateText(ctx, g, ai.WithPrompt("%s", question), ai.WithTools(tripTool))
	}, nil
}
