package main

import (
	"context"

	"agentbench/kit"

	"github.com/cloudwego/eino-ext/components/model/openai"
	"github.com/cloudwego/eino/components/model"
	"github.com/cloudwego/eino/compose"
	"github.com/cloudwego/eino/flow/agent/react"
	"github.com/cloudwego/eino/schema"
)

func main() {
	kit.Serve(
		"github.com/cloudwego/eino",
		build,
		kit.For("streaming", buildStreaming),
		kit.For("structured", buildStructured),
		kit.For("multi-agent", buildMultiAgent),
	)
}

func newModel(ctx context.Context, llm kit.LLM) (model.ToolCallingChatModel, error) {
	return openai.NewChatModel(ctx, &openai.ChatModelConfig{
		BaseURL: llm.BaseURL,
		APIKey:  llm.APIKey,
		Model:   llm.Model,
	})
}

func newAgent(ctx context.Context, model model.ToolCallingChatModel, llm kit.LLM) (*react.Agent, error) {
	tools, err := wrapAll(llm.Tools)
	if err != nil {
		return nil, err
	}
	return react.NewAgent(ctx, &react.AgentConfig{
		ToolCallingModel: model,
		ToolsConfig:      compose.ToolsNodeConfig{Tools: tools},
		// A turn is two steps: the model's and the tools'.
		MaxStep: 2*llm.MaxTurns + 1,
	})
}

func build(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	model, err := newModel(ctx, llm)
	if err != nil {
		return nil, err
	}
	return ask(newAgent(ctx, model, llm))
}

// ask asks an agent that was made without err.
func ask(agent *react.Agent, err error) (kit.Agent, error) {
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, question string) (string, error) {
		answer, err := agent.Generate(ctx, []*schema.Message{schema.UserMessage(question)})
		if err != nil {
			return "", err
		}
		return answer.Content, nil
	}, nil
}
