package main

import (
	"context"

	"agentbench/kit"

	"charm.land/fantasy"
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

func wrapAll(tools []kit.Tool) []fantasy.AgentTool {
	wrapped := make([]fantasy.AgentTool, len(tools))
	for at, each := range tools {
		wrapped[at] = wrap(each)
	}
	return wrapped
}

func wrap(t kit.Tool) fantasy.AgentTool {
	switch {
	case t.Path != nil:
		return fantasy.NewAgentTool(t.Name, t.Description,
			func(ctx context.Context, a pathArguments, _ fantasy.ToolCall) (fantasy.ToolResponse, error) {
				return response(t.Path(ctx, a.Path))
			})
	case t.Key != nil:
		return fantasy.NewParallelAgentTool(t.Name, t.Description,
			func(ctx context.Context, a keyArguments, _ fantasy.ToolCall) (fantasy.ToolResponse, error) {
				return response(t.Key(ctx, a.Key))
			})
	default:
		return fantasy.NewParallelAgentTool(t.Name, t.Description,
			func(ctx context.Context, a roundsArguments, _ fantasy.ToolCall) (fantasy.ToolResponse, error) {
				return response(t.Rounds(ctx, a.Rounds))
			})
	}
}

// response tells a failure to the model: an error would end the agent with neither an answer nor an error.
func response(result string, err error) (fantasy.ToolResponse, error) {
	if err != nil {
		return fantasy.NewTextErrorResponse(err.Error()), nil
	}
	return fantasy.NewTextResponse(result), nil
}
