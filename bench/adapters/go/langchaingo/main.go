package main

import (
	"context"
	"encoding/json"

	"agentbench/kit"

	"github.com/tmc/langchaingo/agents"
	"github.com/tmc/langchaingo/chains"
	"github.com/tmc/langchaingo/llms"
	"github.com/tmc/langchaingo/llms/openai"
	"github.com/tmc/langchaingo/tools"
)

// tripTool implements tools.Tool.
type tripTool struct{}

func (tripTool) Name() string { return "average_trip_duration" }

func (tripTool) Description() string { return "Average trip duration in a parquet file of trips." }

// Call gets the arguments as the model wrote them, or the bare text of the one argument that the agent
// declares for every tool.
func (tripTool) Call(ctx context.Context, input string) (string, error) {
	var arguments struct{ Path string }
	if json.Unmarshal([]byte(input), &arguments) != nil {
		arguments.Path = input
	}
	return kit.AverageTripDuration(ctx, arguments.Path)
}

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

func main() { kit.Serve("github.com/tmc/langchaingo", build) }

func build(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	model, err := openai.New(
		openai.WithBaseURL(llm.BaseURL),
		openai.WithToken(llm.APIKey),
		openai.WithModel(llm.Model),
	)
	if err != nil {
		return nil, err
	}
	agent := agents.NewOpenAIFunctionsAgent(markedModel{model}, []tools.Tool{tripTool{}})
	executor := agents.NewExecutor(agent)
	return func(ctx context.Context, question string) (string, error) {
		return chains.Run(ctx, executor, question)
	}, nil
}
