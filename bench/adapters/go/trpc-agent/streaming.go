package main

import (
	"context"
	"strings"

	"agentbench/kit"

	"github.com/google/uuid"
	"trpc.group/trpc-go/trpc-agent-go/agent/llmagent"
	"trpc.group/trpc-go/trpc-agent-go/model"
	"trpc.group/trpc-go/trpc-agent-go/runner"
)

func buildStreaming(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	agent := newAgent("trips", llm, llmagent.WithGenerationConfig(model.GenerationConfig{Stream: true}))
	runs := runner.NewRunner("trips", agent)
	return func(ctx context.Context, question string) (string, error) {
		events, err := runs.Run(ctx, "user", uuid.NewString(), model.NewUserMessage(question))
		if err != nil {
			return "", err
		}
		var answer strings.Builder
		for event := range events {
			switch {
			case event.IsTerminalError():
				err = failure(event.Error)
			case event.IsPartial && len(event.Choices) > 0:
				kit.Emit(ctx, event.Choices[0].Delta.Content)
				answer.WriteString(event.Choices[0].Delta.Content)
			}
		}
		return answer.String(), err
	}, nil
}
