package main

import (
	"context"

	"agentbench/kit"

	"trpc.group/trpc-go/trpc-agent-go/tool"
	"trpc.group/trpc-go/trpc-agent-go/tool/function"
)

type pathArguments struct {
	Path string `json:"path" jsonschema:"required"`
}

type keyArguments struct {
	Key string `json:"key" jsonschema:"required"`
}

type roundsArguments struct {
	Rounds int `json:"rounds" jsonschema:"required"`
}

func wrapAll(tools []kit.Tool) []tool.Tool {
	wrapped := make([]tool.Tool, len(tools))
	for at, each := range tools {
		wrapped[at] = wrap(each)
	}
	return wrapped
}

func wrap(t kit.Tool) tool.Tool {
	name, description := function.WithName(t.Name), function.WithDescription(t.Description)
	switch {
	case t.Path != nil:
		return function.NewFunctionTool(func(ctx context.Context, a pathArguments) (string, error) {
			return t.Path(ctx, a.Path)
		}, name, description)
	case t.Key != nil:
		return function.NewFunctionTool(func(ctx context.Context, a keyArguments) (string, error) {
			return t.Key(ctx, a.Key)
		}, name, description)
	default:
		return function.NewFunctionTool(func(ctx context.Context, a roundsArguments) (string, error) {
			return t.Rounds(ctx, a.Rounds)
		}, name, description)
	}
}
