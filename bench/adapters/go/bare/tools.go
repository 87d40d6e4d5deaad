package main

import (
	"context"
	"fmt"
	"sync"

	"agentbench/kit"

	"github.com/openai/openai-go/v3"
)

// function is what the model may call: by name, with one argument.
type function struct {
	name, description, parameter, kind string
	run                                func(ctx context.Context, arguments string) (string, error)
}

// toolset is the functions on offer, and what the model is told of them.
type toolset struct {
	offered []openai.ChatCompletionToolUnionParam
	byName  map[string]function
}

func newToolset(functions ...function) toolset {
	set := toolset{byName: map[string]function{}}
	for _, each := range functions {
		set.byName[each.name] = each
		set.offered = append(set.offered, openai.ChatCompletionFunctionTool(openai.FunctionDefinitionParam{
			Name:        each.name,
			Description: openai.String(each.description),
			Parameters: openai.FunctionParameters{
				"type":                 "object",
				"properties":           map[string]any{each.parameter: map[string]string{"type": each.kind}},
				"required":             []string{each.parameter},
				"additionalProperties": false,
			},
		}))
	}
	return set
}

func toolsetOf(tools []kit.Tool) toolset {
	functions := make([]function, len(tools))
	for at, tool := range tools {
		parameter, kind := tool.Parameter()
		functions[at] = function{tool.Name, tool.Description, parameter, kind, tool.Call}
	}
	return newToolset(functions...)
}

// call runs the calls of one turn beside each other; their results are in the order of the calls.
func (set toolset) call(
	ctx context.Context,
	calls []openai.ChatCompletionMessageToolCallUnion,
) ([]openai.ChatCompletionMessageParamUnion, error) {
	results := make([]openai.ChatCompletionMessageParamUnion, len(calls))
	errs := make([]error, len(calls))
	var all sync.WaitGroup
	for at, call := range calls {
		all.Go(func() {
			called, ok := set.byName[call.Function.Name]
			if !ok {
				errs[at] = fmt.Errorf("the model called an unknown tool: %s", call.Function.Name)
				return
			}
			var result string
			result, errs[at] = called.run(ctx, call.Function.Arguments)
			results[at] = openai.ToolMessage(result, call.ID)
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return results, nil
}
