package main

import (
	"context"
	"encoding/json"

	"agentbench/kit"

	"github.com/openai/openai-go/v3"
)

// buildMultiAgent gives the analyst to a first agent, as its only tool.
func buildMultiAgent(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	client := newClient(llm)
	agent := func(tools toolset) kit.Agent {
		params := openai.ChatCompletionNewParams{Model: llm.Model, Tools: tools.offered}
		return loop(client, params, tools, llm.MaxTurns)
	}
	analyst := agent(toolsetOf(llm.Tools))
	return agent(newToolset(function{
		"trip_analyst", "Answers questions about trips.", "input", "string",
		func(ctx context.Context, arguments string) (string, error) {
			var passed struct{ Input string }
			if err := json.Unmarshal([]byte(arguments), &passed); err != nil {
				return "", err
			}
			return analyst(ctx, passed.Input)
		},
	})), nil
}
