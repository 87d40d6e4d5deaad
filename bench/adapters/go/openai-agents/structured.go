package main

import (
	"context"
	"encoding/json"

	"agentbench/kit"

	"github.com/nlpodyssey/openai-agents-go/agents"
)

type report struct {
	Summary string  `json:"summary"`
	Minutes float64 `json:"minutes"`
}

func buildStructured(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	agent := newAgent(llm).WithOutputType(agents.OutputType[report]())
	runner := newRunner(llm)
	return func(ctx context.Context, question string) (string, error) {
		result, err := runner.Run(ctx, agent, question)
		if err != nil {
			return "", err
		}
		text, err := json.Marshal(result.FinalOutput)
		return string(text), err
	}, nil
}
