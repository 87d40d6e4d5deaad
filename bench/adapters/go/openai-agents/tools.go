package main

import (
	"context"

	"agentbench/kit"

	"github.com/nlpodyssey/openai-agents-go/agents"
)

type pathArguments struct {
	Path string `json:"path"`
}

type keyArguments struct {
	Key string `json:"key"`
}

type roundsArguments struct {
	Rounds int `json:"rounds"`
}

func wrapAll(tools []kit.Tool) []agents.Tool {
	wrapped := make([]agents.Tool, len(tools))
	for at, each := range tools {
		wrapped[at] = wrap(each)
	}
	return wrapped
}

func wrap(t kit.Tool) agents.Tool {
	switch {
	case t.Path != nil:
		return agents.NewFunctionTool(t.Name, t.Description, func(ctx context.Context, a pathArguments) (string, error) {
			return t.Path(ctx, a.Path)
		})
	case t.Key != nil:
		return agents.NewFunctionTool(t.Name, t.Description, func(ctx context.Context, a keyArguments) (string, error) {
			return t.Key(ctx, a.Key)
		})
	default:
		return agents.NewFunctionTool(t.Name, t.Description, func(ctx context.Context, a roundsArguments) (string, error) {
			return t.Rounds(ctx, a.Rounds)
		})
	}
}
