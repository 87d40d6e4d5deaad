package main

import (
	"context"

	"agentbench/kit"

	"github.com/cloudwego/eino-ext/components/model/openai"
	"github.com/cloudwego/eino/components/tool"
	"github.com/cloudwego/eino/components/tool/utils"
	"github.com/cloudwego/eino/compose"
	"github.com/cloudwego/eino/flow/agent/react"
	"github.com/cloudwego/eino/schema"
)

type tripArguments struct {
	Path string `json:"path" jsonschema:"required"`
}

func averageTripDuration(ctx context.Context, arguments *tripArguments) (string, error) {
	return kit.AverageTripDuration(ctx, arguments.Path)
}

func main() { kit.Serve("github.com/cloudwego/eino", build) }

func build(ctx context.Context, llm kit.LLM) (kit.Agent, error) {
	model, err := openai.NewChatModel(ctx, &openai.ChatModelConfig{
		BaseURL: llm.BaseURL,
		APIKey:  llm.APIKey,
		Model:   llm.Model,
	})
	if err != nil {
		return nil, err
	}
	tripTool, err := utils.InferTool(
		"average_trip_duration",
		"Average trip duration in a parquet file of trips.",
		averageTripDuration,
	)
	if err != nil {
		return nil, err
	}
	agent, err := react.NewAgent(ctx, &react.AgentConfig{
		ToolCallingModel: model,
		ToolsConfig:      compose.ToolsNodeConfig{Tools: []tool.BaseTool{tripTool}},
	})
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
