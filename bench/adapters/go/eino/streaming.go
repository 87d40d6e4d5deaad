package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"agentbench/kit"

	"github.com/cloudwego/eino/schema"
)

func buildStreaming(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	model, err := newModel(ctx, llm)
	if err != nil {
		return nil, err
	}
	agent, err := newAgent(ctx, model, llm)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, question string) (string, error) {
		stream, err := agent.Stream(ctx, []*schema.Message{schema.UserMessage(question)})
		if err != nil {
			return "", err
		}
		defer stream.Close()
		var answer strings.Builder
		for {
			piece, err := stream.Recv()
			if errors.Is(err, io.EOF) {
				return answer.String(), nil
			}
			if err != nil {
				return "", err
			}
			kit.Emit(ctx, piece.Content)
			answer.WriteString(piece.Content)
		}
	}, nil
}
