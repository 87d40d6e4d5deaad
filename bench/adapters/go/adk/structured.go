package main

import (
	"context"

	"agentbench/kit"

	"google.golang.org/adk/v2/agent/llmagent"
	"google.golang.org/genai"
)

// reportSchema is {summary: string, minutes: number}.
var reportSchema = &genai.Schema{
	Type: genai.TypeObject,
	Properties: map[string]*genai.Schema{
		"summary": {Type: genai.TypeString},
		"minutes": {Type: genai.TypeNumber},
	},
	Required: []string{"summary", "minutes"},
}

func buildStructured(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	config, err := newConfig(ctx, "trips", llm)
	if err != nil {
		return nil, err
	}
	config.OutputSchema = reportSchema
	return ask(llmagent.New(config))
}
