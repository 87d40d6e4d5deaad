package main

import (
	"context"
	"fmt"

	"agentbench/kit"

	"github.com/nlpodyssey/openai-agents-go/agents"
	"github.com/openai/openai-go/v2/option"
	"github.com/openai/openai-go/v2/packages/param"
)

type tripArguments struct {
	Path string `json:"path"`
}

func averageTripDuration(ctx context.Context, arguments tripArguments) (string, error) {
	return kit.AverageTripDuration(ctx, arguments.Path)
}

func main() { kit.Serve("github.com/nlpodyssey/openai-agents-go", build) }

func build(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	client := agents.NewOpenaiClient(
		param.NewOpt(llm.BaseURL),
		param.NewOpt(llm.APIKey),
		option.WithMaxRetries(0),
	)
	agent := agents.New("Trips").
		WithModelInstance(agents.NewOpenAIChatCompletionsModel(llm.Model, client)).
		WithTools(agents.NewFunctionTool(
			"average_trip_duration",
			"Average trip duration in a parquet file of trips.",
			averageTripDuration,
		))
	return func(ctx context.Context, question string) (string, error) {
		result, err := agents.Run(ctx, agent, question)
		if err != nil {
			return "", err
		}
		return fmt.Sprint(result.FinalOutput), nil
	}, nil
}
