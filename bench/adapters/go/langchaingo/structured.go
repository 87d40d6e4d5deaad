package main

import (
	"context"

	"agentbench/kit"

	"github.com/tmc/langchaingo/chains"
	"github.com/tmc/langchaingo/llms/openai"
)

// reportFormat is {summary: string, minutes: number}, as a schema that the model must keep to.
var reportFormat = &openai.ResponseFormat{
	Type: "json_schema",
	JSONSchema: &openai.ResponseFormatJSONSchema{
		Name:   "report",
		Strict: true,
		Schema: &openai.ResponseFormatJSONSchemaProperty{
			Type: "object",
			Properties: map[string]*openai.ResponseFormatJSONSchemaProperty{
				"summary": {Type: "string"},
				"minutes": {Type: "number"},
			},
			Required: []string{"summary", "minutes"},
		},
	},
}

func buildStructured(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	model, err := newModel(llm, openai.WithResponseFormat(reportFormat))
	if err != nil {
		return nil, err
	}
	executor := newExecutor(model, llm)
	return func(ctx context.Context, question string) (string, error) {
		return chains.Run(ctx, executor, question)
	}, nil
}
