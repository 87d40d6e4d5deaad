package main

import (
	"context"
	"strings"

	"agentbench/kit"

	"github.com/google/uuid"
	"google.golang.org/adk/v2/agent"
	"google.golang.org/adk/v2/agent/llmagent"
	"google.golang.org/adk/v2/runner"
	"google.golang.org/genai"
)

func buildStreaming(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	config, err := newConfig(ctx, "trips", llm)
	if err != nil {
		return nil, err
	}
	trips, err := llmagent.New(config)
	if err != nil {
		return nil, err
	}
	runs, err := runner.NewInMemory("trips", trips)
	if err != nil {
		return nil, err
	}
	mode := agent.RunConfig{StreamingMode: agent.StreamingModeSSE}
	return func(ctx context.Context, question string) (string, error) {
		var answer strings.Builder
		message := genai.NewContentFromText(question, genai.RoleUser)
		for event, err := range runs.Run(ctx, "user", uuid.NewString(), message, mode) {
			if err != nil {
				return "", err
			}
			// The whole text comes once more, as an event that is not partial.
			if event.Partial && event.Content != nil {
				for _, part := range event.Content.Parts {
					kit.Emit(ctx, part.Text)
					answer.WriteString(part.Text)
				}
			}
		}
		return answer.String(), nil
	}, nil
}
