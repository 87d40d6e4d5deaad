package main

import (
	"context"

	"agentbench/kit"

	"github.com/google/uuid"
	"github.com/openai/openai-go/option"
	"trpc.group/trpc-go/trpc-agent-go/agent/llmagent"
	"trpc.group/trpc-go/trpc-agent-go/model"
	"trpc.group/trpc-go/trpc-agent-go/model/openai"
	"trpc.group/trpc-go/trpc-agent-go/runner"
	"trpc.group/trpc-go/trpc-agent-go/tool"
	"trpc.group/trpc-go/trpc-agent-go/tool/function"
)

type tripArguments struct {
	Path string `json:"path" jsonschema:"required"`
}

func averageTripDuration(ctx context.Context, arguments tripArguments) (string, error) {
	return kit.AverageTripDuration(ctx, arguments.Path)
}

func main() { kit.Serve("trpc.group/trpc-go/trpc-agent-go", build) }

func build(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	tripTool := function.NewFunctionTool(
		averageTripDuration,
		function.WithName("average_trip_duration"),
		function.WithDescription("Average trip duration in a parquet file of trips."),
	)
	agent := llmagent.New(
		"trips",
		llmagent.WithModel(openai.New(
			llm.Model,
			openai.WithBaseURL(llm.BaseURL),
			openai.WithAPIKey(llm.APIKey),
			openai.WithOpenAIOptions(option.WithMaxRetries(0)),
		)),
		llmagent.WithTools([]tool.Tool{tripTool}),
		llmagent.WithGenerationConfig(model.GenerationConfig{Stream: false}),
	)
	runs := runner.NewRunner("trips", agent)
	return func(ctx context.Context, question string) (string, error) {
		events, err := runs.Run(ctx, "user", uuid.NewString(), model.NewUserMessage(question))
		if err != nil {
			return "", err
		}
		answer := ""
		for event := range events {
			switch {
			case event.IsTerminalError():
				err = failure(event.Error)
			case event.IsFinalResponse() && len(event.Choices) > 0 && event.Choices[0].Message.Content != "":
				answer = event.Choices[0].Message.Content
			}
		}
		return answer, err
	}, nil
}

// failure is an event's error; the framework keeps only the kind of what the model's client returned.
func failure(cause *model.ResponseError) error {
	if cause.Type == model.ErrorTypeAPIError {
		return kit.ModelError(cause)
	}
	return cause
}
