package main

import (
	"context"

	"agentbench/kit"

	"github.com/openai/openai-go/v3"
)

// reportFormat is {summary: string, minutes: number}, as a schema that the model must keep to.
var reportFormat = openai.ResponseFormatJSONSchemaJSONSchemaParam{
	Name:   "report",
	Strict: openai.Bool(true),
	Schema: map[string]any{
		"type": "object",
		"properties": map[string]any{
			"summary": map[string]string{"type": "string"},
			"minutes": map[string]string{"type": "number"},
		},
		"required":             []string{"summary", "minutes"},
		"additionalProperties": false,
	},
}

func buildStructured(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	tools := toolsetOf(llm.Tools)
	params := openai.ChatCompletionNewParams{
		Model: llm.Model,
		Tools: tools.offered,
		ResponseFormat: openai.ChatCompletionNewParamsResponseFormatUnion{
			OfJSONSchema: &openai.ResponseFormatJSONSchemaParam{JSONSchema: reportFormat},
		},
	}
	return loop(newClient(llm), params, tools, llm.MaxTurns), nil
}
