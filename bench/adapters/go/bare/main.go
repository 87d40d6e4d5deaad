package main

import (
	"context"
	"errors"
	"fmt"

	"agentbench/kit"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
)

func main() {
	kit.Serve(
		"github.com/openai/openai-go/v3",
		build,
		kit.For("streaming", buildStreaming),
		kit.For("structured", buildStructured),
		kit.For("multi-agent", buildMultiAgent),
	)
}

func newClient(llm kit.LLM) openai.Client {
	return openai.NewClient(
		option.WithBaseURL(llm.BaseURL),
		option.WithAPIKey(llm.APIKey),
		option.WithMaxRetries(llm.Retries(2)),
	)
}

func build(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	tools := toolsetOf(llm.Tools)
	params := openai.ChatCompletionNewParams{Model: llm.Model, Tools: tools.offered}
	return loop(newClient(llm), params, tools, llm.MaxTurns), nil
}

// loop asks the model, and calls what it wants called, until it answers; params are those of every call.
func loop(client openai.Client, params openai.ChatCompletionNewParams, tools toolset, maxTurns int) kit.Agent {
	return func(ctx context.Context, question string) (string, error) {
		params := params
		params.Messages = []openai.ChatCompletionMessageParamUnion{openai.UserMessage(question)}
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
			results, err := tools.call(ctx, message.ToolCalls)
			if err != nil {
				return "", err
			}
			params.Messages = append(append(params.Messages, message.ToParam()), results...)
		}
		return "", fmt.Errorf("no answer after %d turns", maxTurns)
	}
}
