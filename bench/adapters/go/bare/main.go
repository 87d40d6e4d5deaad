package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"agentbench/kit"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
)

const maxTurns = 5

var tools = []openai.ChatCompletionToolUnionParam{
	openai.ChatCompletionFunctionTool(openai.FunctionDefinitionParam{
		Name:        "average_trip_duration",
		Description: openai.String("Average trip duration in a parquet file of trips."),
		Parameters: openai.FunctionParameters{
			"type":                 "object",
			"properties":           map[string]any{"path": map[string]string{"type": "string"}},
			"required":             []string{"path"},
			"additionalProperties": false,
		},
	}),
}

func main() { kit.Serve("github.com/openai/openai-go/v3", build) }

func build(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	client := openai.NewClient(
		option.WithBaseURL(llm.BaseURL),
		option.WithAPIKey(llm.APIKey),
		option.WithMaxRetries(0),
	)
	return func(ctx context.Context, question string) (string, error) {
		params := openai.ChatCompletionNewParams{
			Model:    llm.Model,
			Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage(question)},
			Tools:    tools,
		}
		for range maxTurns {
			completion, err := client.Chat.Completions.New(ctx, params)
			if err != nil {
				return "", err
			}
			if len(completion.Choices) == 0 {
				return "", errors.New("the completion has no choice")
			}
			message := completion.Choices[0].Message
			if len(message.ToolCalls) == 0 {
				return message.Content, nil
			}
			params.Messages = append(params.Messages, message.ToParam())
			for _, call := range message.ToolCalls {
				result, err := callTool(ctx, call.Function.Name, call.Function.Arguments)
				if err != nil {
					return "", err
				}
				params.Messages = append(params.Messages, openai.ToolMessage(result, call.ID))
			}
		}
		return "", fmt.Errorf("no answer after %d turns", maxTurns)
	}, nil
}

func callTool(ctx context.Context, name, arguments string) (string, error) {
	if name != "average_trip_duration" {
		return "", fmt.Errorf("the model called an unknown tool: %s", name)
	}
	var args struct{ Path string }
	if err := json.Unmarshal([]byte(arguments), &args); err != nil {
		return "", err
	}
	return kit.AverageTripDuration(ctx, args.Path)
}
