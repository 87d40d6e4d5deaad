package main

import (
	"context"

	"agentbench/kit"

	"github.com/openai/openai-go/v3"
)

func buildStreaming(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	client := newClient(llm)
	return func(ctx context.Context, question string) (string, error) {
		stream := client.Chat.Completions.NewStreaming(ctx, openai.ChatCompletionNewParams{
			Model:    llm.Model,
			Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage(question)},
		})
		defer stream.Close()
		answer := openai.ChatCompletionAccumulator{}
		for stream.Next() {
			chunk := stream.Current()
			answer.AddChunk(chunk)
			if len(chunk.Choices) > 0 {
				kit.Emit(ctx, chunk.Choices[0].Delta.Content)
			}
		}
		if err := stream.Err(); err != nil || len(answer.Choices) == 0 {
			return "", err
		}
		return answer.Choices[0].Message.Content, nil
	}, nil
}
