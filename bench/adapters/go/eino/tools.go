package main

import (
	"context"

	"agentbench/kit"

	"github.com/cloudwego/eino/components/tool"
	"github.com/cloudwego/eino/components/tool/utils"
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

func wrapAll(tools []kit.Tool) ([]tool.BaseTool, error) {
	wrapped := make([]tool.BaseTool, len(tools))
	for at, each := range tools {
		var err error
		if wrapped[at], err = wrap(each); err != nil {
			return nil, err
		}
	}
	return wrapped, nil
}

func wrap(t kit.Tool) (tool.BaseTool, error) {
	switch {
	case t.Path != nil:
		return utils.InferTool(t.Name, t.Description, func(ctx context.Context, a *pathArguments) (string, error) {
			return t.Path(ctx, a.Path)
		})
	case t.Key != nil:
		return utils.InferTool(t.Name, t.Description, func(ctx context.Context, a *keyArguments) (string, error) {
			return t.Key(ctx, a.Key)
		})
	default:
		return utils.InferTool(t.Name, t.Description, func(ctx context.Context, a *roundsArguments) (string, error) {
			return t.Rounds(ctx, a.Rounds)
		})
	}
}
