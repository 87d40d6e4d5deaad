package main

import (
	"context"

	"agentbench/kit"

	"github.com/cloudwego/eino/flow/agent/multiagent/host"
	"github.com/cloudwego/eino/schema"
)

func buildMultiAgent(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	model, err := newModel(ctx, llm)
	if err != nil {
		return nil, err
	}
	analyst, err := newAgent(ctx, model, llm)
	if err != nil {
		return nil, err
	}
	agents, err := host.NewMultiAgent(ctx, &host.MultiAgentConfig{
		Host: host.Host{ToolCallingModel: model},
		Specialists: []*host.Specialist{{
			AgentMeta:  host.AgentMeta{Name: "trip_analyst", IntendedUse: "Answers questions about trips."},
			Invokable:  analyst.Generate,
			Streamable: analyst.Stream,
		}},
	})
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, question string) (string, error) {
		answer, err := agents.Generate(ctx, []*schema.Message{schema.UserMessage(question)})
		if err != nil {
			return "", err
		}
		return answer.Content, nil
	}, nil
}
