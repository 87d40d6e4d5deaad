package main

import (
	"context"

	"agentbench/kit"

	"charm.land/fantasy"
	"charm.land/fantasy/providers/openaicompat"
)

type tripArguments struct {
	Path string `json:"path"`
}

func averageTripDuration(
	ctx context.Context,
	arguments tripArguments,
	_ fantasy.ToolCall,
) (fantasy.ToolResponse, error) {
	result, err := kit.AverageTripDuration(ctx, arguments.Path)
	if err != nil {
		return fantasy.NewTextErrorResponse(err.Error()), nil
	}
	return fantasy.NewTextResponse(result), nil
}

func main() { kit.Serve("charm.land/fantasy", build) }

func build(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	provider, err := openaicompat.New(
		openaicompat.WithBaseURL(llm.BaseURL),
		openaicompat.WithAPIKey(llm.APIKey),
	)
	if err != nil {
		return nil, err
	}
	model, err := provider.LanguageModel(ctx, llm.Model)
	if err != nil {
		return nil, err
	}
	agent := fantasy.NewAgent(
		model,
		fantasy.WithTools(fantasy.NewAgentTool(
			"average_trip_duration",
			"Average trip duration in a parquet file of trips.",
			averageTripDuration,
		)),
		fantasy.WithMaxRetries(0),
	)
	return func(ctx context.Context, question string) (string, error) {
		result, err := agent.Generate(ctx, fantasy.AgentCall{Prompt: question})
		if err != nil {
			return "", err
		}
		return result.Response.Content.Text(), nil
	}, nil
}
