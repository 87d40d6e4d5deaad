package main

import (
	"context"

	"agentbench/kit"

	"github.com/tmc/langchaingo/llms"
	"github.com/tmc/langchaingo/llms/openai"
)

// markedModel says of an error that it came from the model: LangChainGo's own are plain texts.
type markedModel struct{ llms.Model }

func (m markedModel) GenerateContent(
	ctx context.Context,
	messages []llms.MessageContent,
	options ...llms.CallOption,
) (*llms.ContentResponse, error) {
	response, err := m.Model.GenerateContent(ctx, messages, options...)
	return response, kit.ModelError(err)
}

func newModel(llm kit.LLM, options ...openai.Option) (llms.Model, error) {
	model, err := openai.New(append(
		options,
		openai.WithBaseURL(llm.BaseURL),
		openai.WithToken(llm.APIKey),
		openai.WithModel(llm.Model),
	)...)
	return markedModel{model}, err
}
