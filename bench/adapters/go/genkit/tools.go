package main

import (
	"agentbench/kit"

	"github.com/firebase/genkit/go/ai"
	"github.com/firebase/genkit/go/genkit"
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

func defineAll(g *genkit.Genkit, tools []kit.Tool) []ai.ToolRef {
	defined := make([]ai.ToolRef, len(tools))
	for at, each := range tools {
		defined[at] = define(g, each)
	}
	return defined
}

func define(g *genkit.Genkit, t kit.Tool) ai.ToolRef {
	switch {
	case t.Path != nil:
		return genkit.DefineTool(g, t.Name, t.Description, func(ctx *ai.ToolContext, a pathArguments) (string, error) {
			return t.Path(ctx, a.Path)
		})
	case t.Key != nil:
		return genkit.DefineTool(g, t.Name, t.Description, func(ctx *ai.ToolContext, a keyArguments) (string, error) {
			return t.Key(ctx, a.Key)
		})
	default:
		return genkit.DefineTool(g, t.Name, t.Description, func(ctx *ai.ToolContext, a roundsArguments) (string, error) {
			return t.Rounds(ctx, a.Rounds)
		})
	}
}
