// FILL IN: the framework, and what of it is used.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"agentbench/kit"
)

// FILL IN: the framework's module instead of agentbench/kit, here and in adapter.json.
func main() { kit.Serve("agentbench/kit", build) }

// FILL IN: the framework's client, model and agent.
// They are made once, as an application does when it starts. The model is at llm.BaseURL, which ends
// in /v1; of calls that fail, llm.Retries(the client's default) are repeated, and after llm.MaxTurns calls
// the agent gives up.
func build(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	// FILL IN: the tools, plain functions, made tools in the framework's own way.
	tools := llm.Tools
	// FILL IN: the agent's own answer, verbatim.
	// Many questions are asked at once: whatever holds one conversation is made in here, for each.
	return func(ctx context.Context, question string) (string, error) {
		body, err := json.Marshal(map[string]any{
			"model":    llm.Model,
			"messages": []map[string]string{{"role": "user", "content": question}},
		})
		if err != nil {
			return "", err
		}
		address := llm.BaseURL + "/chat/completions"
		request, err := http.NewRequestWithContext(ctx, "POST", address, bytes.NewReader(body))
		if err != nil {
			return "", err
		}
		request.Header.Set("Authorization", "Bearer "+llm.APIKey)
		request.Header.Set("Content-Type", "application/json")
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			return "", err
		}
		defer response.Body.Close()
		if response.StatusCode != http.StatusOK {
			return "", &url.Error{Op: "POST", URL: address, Err: errors.New(response.Status)}
		}
		var completion struct {
			Choices []struct{ Message struct{ Content string } }
		}
		if err := json.NewDecoder(response.Body).Decode(&completion); err != nil {
			return "", err
		}
		if len(completion.Choices) == 0 {
			return "", errors.New("the completion has no choice")
		}
		said := completion.Choices[0].Message.Content
		return fmt.Sprintf("Placeholder of go/my-framework, %d tool unused; the model: %s", len(tools), said), nil
	}, nil
}
