package main

import (
	"agentbench/kit"

	"google.golang.org/adk/v2/agent"
	"google.golang.org/adk/v2/tool"
	"google.golang.org/adk/v2/tool/functiontool"
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

type toolResult struct {
	Result string `json:"result"`
}

func wrapAll(tools []kit.Tool) ([]tool.Tool, error) {
	wrapped := make([]tool.Tool, len(tools))
	for at, each := range tools {
		var err error
		if wrapped[at], err = wrap(each); err != nil {
			return nil, err
		}
	}
	return wrapped, nil
}

func wrap(t kit.Tool) (tool.Tool, error) {
	config := functiontool.Config{Name: t.Name, Description: t.Description}
	switch {
	case t.Path != nil:
		return functiontool.New(config, func(ctx agent.Context, a pathArguments) (toolResult, error) {
			result, err := t.Path(ctx, a.Path)
			return toolResult{result}, err
		})
	case t.Key != nil:
		return functiontool.New(config, func(ctx agent.Context, a keyArguments) (toolResult, error) {
			result, err := t.Key(ctx, a.Key)
			return toolResult{result}, err
		})
	default:
		return functiontool.New(config, func(ctx agent.Context, a roundsArguments) (toolResult, error) {
			result, err := t.Rounds(ctx, a.Rounds)
			return toolResult{result}, err
		})
	}
}
