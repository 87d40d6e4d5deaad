package main

import (
	"context"

	"agentbench/kit"

	"google.golang.org/adk/v2/agent/llmagent"
	"google.golang.org/adk/v2/tool"
	"google.golang.org/adk/v2/tool/agenttool"
)

func buildMultiAgent(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	config, err := newConfig(ctx, "trip_analyst", llm)
	if err != nil {
		return nil, err
	}
	config.Description = "Answers questions about trips."
	analyst, err := llmagent.New(config)
	if err != nil {
		return nil, err
	}
	return ask(llmagent.New(llmagent.Config{
		Name:  "trips",
		Model: config.Model,
		Tools: []tool.Tool{agenttool.New(analyst, nil)},
	}))
}
