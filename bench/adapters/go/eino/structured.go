package main

import (
	"context"

	"agentbench/kit"

	"github.com/cloudwego/eino-ext/components/model/openai"
	"github.com/cloudwego/eino/components/tool/utils"
)

type report struct {
	Summary string  `json:"summary" jsonschema:"required"`
	Minutes float64 `json:"minutes" jsonschema:"required"`
}

func buildStructured(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	fields, err := utils.GoStruct2ParamsOneOf[report]()
	if err != nil {
		return nil, err
	}
	schema, err := fields.ToJSONSchema()
	if err != nil {
		return nil, err
	}
	model, err := openai.NewChatModel(ctx, &openai.ChatModelConfig{
		BaseURL: llm.BaseURL,
		APIKey:  llm.APIKey,
		Model:   llm.Model,
		ResponseFormat: &openai.ChatCompletionResponseFormat{
			Type:       openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{Name: "report", JSONSchema: schema},
		},
	})
	if err != nil {
		return nil, err
	}
	return ask(newAgent(ctx, model, llm))
}
