package kit

import (
	"context"
	"errors"
	"sync"
)

// toolCall is one tool call; ns are CLOCK_MONOTONIC.
type toolCall struct {
	Name    string `json:"name"`
	StartNs int64  `json:"startNs"`
	EndNs   int64  `json:"endNs"`
	Error   string `json:"error,omitempty"`
}

// toolCalls collects the tool calls of one request; it travels in the request's context.
type toolCalls struct {
	mutex sync.Mutex
	calls []toolCall
}

type toolCallsKey struct{}

func withToolCalls(ctx context.Context) (context.Context, *toolCalls) {
	calls := &toolCalls{calls: []toolCall{}}
	return context.WithValue(ctx, toolCallsKey{}, calls), calls
}

func (collected *toolCalls) list() []toolCall {
	collected.mutex.Lock()
	defer collected.mutex.Unlock()
	return collected.calls
}

// ToolError is the failure of a tool, kept apart from failures of the model and of the framework.
type ToolError struct{ cause error }

func (e *ToolError) Error() string { return e.cause.Error() }
func (e *ToolError) Unwrap() error { return e.cause }

// timeTool times work as a call of the tool name and files it under the request of ctx.
func timeTool(ctx context.Context, name string, work func() (string, error)) (string, error) {
	call := toolCall{Name: name, StartNs: nowNs()}
	result, err := work()
	call.EndNs = nowNs()
	if err != nil {
		call.Error = err.Error()
		if toolError := new(ToolError); !errors.As(err, &toolError) {
			err = &ToolError{err}
		}
	}
	if collected, ok := ctx.Value(toolCallsKey{}).(*toolCalls); ok {
		collected.mutex.Lock()
		defer collected.mutex.Unlock()
		collected.calls = append(collected.calls, call)
	}
	return result, err
}
