package main

import (
	"context"
	"strings"

	"agentbench/kit"

	"github.com/google/uuid"
	"google.golang.org/adk/v2/agent"
	"google.golang.org/adk/v2/runner"
	"google.golang.org/genai"
)

// ask runs an agent that was made without err to its end: the answer is the text of its final response.
func ask(asked agent.Agent, err error) (kit.Agent, error) {
	if err != nil {
		return nil, err
	}
	runs, err := runner.NewInMemory("trips", asked)
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
