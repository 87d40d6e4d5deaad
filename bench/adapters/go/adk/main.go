package main

import (
	"context"
	"strings"

	"agentbench/kit"

	"github.com/google/uuid"
	"github.com/openai/openai-go/v3/option"
	"google.golang.org/adk/v2/agent"
	"google.golang.org/adk/v2/agent/llmagent"
	"google.golang.org/adk/v2/model/openaimodel"
	"google.golang.org/adk/v2/runner"
	"google.golang.org/adk/v2/tool"
	"google.golang.org/adk/v2/tool/functiontool"
	"google.golang.org/genai"
)

type tripArguments struct {
	Path string `json:"path"`
}

type tripResult struct {
	Result string `json:"result"`
}

func averageTripDuration(ctx agent.Context, arguments tripArguments) (tripResult, error) {
	result, err := kit.AverageTripDuration(ctx, arguments.Path)
	return tripResult{result}, err
}

func main() { kit.Serve("google.golang.org/adk/v2", build) }

func build(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	model, err := openaimodel.NewModel(ctx, llm.Model, &openaimodel.ClientConfig{
		APIKey:  llm.APIKey,
		BaseURL: llm.BaseURL,
		Options: []option.RequestOption{option.WithMaxRetries(0)},
	})
	if err != nil {
		return nil, err
	}
	tripTool, err := functiontool.New(functiontool.Config{
		Name:        "average_trip_duration",
		Description: "Average trip duration in a parquet file of trips.",
	}, averageTripDuration)
	if err != nil {
		return nil, err
	}
	trips, err := llmagent.New(llmagent.Config{Name: "trips", Model: model, Tools: []tool.Tool{tripTool}})
	if err != nil {
		return nil, err
	}
	runs, err := runner.NewInMemory("trips", trips)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, question string) (string, error) {
		var answer strings.Builder
		message := genai.NewContentFromText(question, genai.RoleUser)
		for event, err := range runs.Run(ctx, "user", uuid.NewString(), message, agent.RunConfig{}) {
			if err != nil {
				return "", err
			}
			if event.IsFinalResponse() && event.Content != nil {
				for _, part := range event.Content.Parts {
					answer.WriteString(part.Text)
				}
			}
		}
		return answer.String(), nil
	}, nil
}
