package main

import (
	"context"
	"strings"

	"agentbench/kit"

	"github.com/nlpodyssey/openai-agents-go/agents"
)

func buildStreaming(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	agent, runner := newAgent(llm), newRunner(llm)
	return func(ctx context.Context, question string) (string, error) {
		events, err := runner.RunStreamedSeq(ctx, agent, question)
		if err != nil {
			return "", err
		}
		var answer strings.Builder
		for event := range events.Seq {
			raw, ok := event.(agents.RawResponsesStreamEvent)
			if ok && raw.Data.Type == "response.output_text.delta" {
				kit.Emit(ctx, raw.Data.Delta)
				answer.WriteString(raw.Data.Delta)
			}
		}
		return answer.String(), events.Err
	}, nil
}
