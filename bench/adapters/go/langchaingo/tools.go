package main

import (
	"context"
	"encoding/json"
	"strconv"

	"agentbench/kit"

	"github.com/tmc/langchaingo/tools"
)

// namedTool implements tools.Tool.
type namedTool struct{ kit.Tool }

func wrapAll(given []kit.Tool) []tools.Tool {
	wrapped := make([]tools.Tool, len(given))
	for at, each := range given {
		wrapped[at] = namedTool{each}
	}
	return wrapped
}

func (t namedTool) Name() string { return t.Tool.Name }

func (t namedTool) Description() string { return t.Tool.Description }

// Call gets the arguments as the model wrote them, or the bare text of the one argument that the agent
// declares for every tool.
func (t namedTool) Call(ctx context.Context, input string) (string, error) {
	var arguments map[string]any
	if json.Unmarshal([]byte(input), &arguments) == nil {
		return t.Tool.Call(ctx, input)
	}
	switch {
	case t.Path != nil:
		return t.Path(ctx, input)
	case t.Key != nil:
		return t.Key(ctx, input)
	}
	rounds, err := strconv.Atoi(input)
	if err != nil {
		return "", err
	}
	return t.Rounds(ctx, rounds)
}
