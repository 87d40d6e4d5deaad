package main

import (
	"context"

	"agentbench/kit"

	"github.com/google/uuid"
	"trpc.group/trpc-go/trpc-agent-go/agent"
	"trpc.group/trpc-go/trpc-agent-go/model"
	"trpc.group/trpc-go/trpc-agent-go/runner"
)

// ask runs an agent to its end: the answer is the last that one of its final responses says.
func ask(asked agent.Agent) kit.Agent {
	runs := runner.NewRunner("trips", asked)
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
	}
}

// failure is an event's error; the framework keeps only the kind of what the model's client returned.
func failure(cause *model.ResponseError) error {
	if cause.Type == model.ErrorTypeAPIError {
		return kit.ModelError(cause)
	}
	return cause
}
