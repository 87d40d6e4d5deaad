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

// request is one question under way. It travels in the context, so that what a tool or a stream does is
// filed under it.
type request struct {
	id    string
	out   *protocolOut
	mutex sync.Mutex
	calls []toolCall
}

type requestKey struct{}

func withRequest(ctx context.Context, r *request) context.Context {
	return context.WithValue(ctx, requestKey{}, r)
}

func requestOf(ctx context.Context) (r *request, ok bool) {
	r, ok = ctx.Value(requestKey{}).(*request)
	return r, ok
}

func (r *request) toolCalls() []toolCall {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.calls == nil {
		return []toolCall{}
	}
	return r.calls
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
	if r, ok := requestOf(ctx); ok {
		r.mutex.Lock()
		defer r.mutex.Unlock()
		r.calls = append(r.calls, call)
	}
	return result, err
}

type delta struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	AtNs int64  `json:"atNs"` // CLOCK_MONOTONIC, when the adapter got it
}

// Emit passes a piece of the answer on at once, where it is streamed; ctx says to which question.
func Emit(ctx context.Context, text string) {
	atNs := nowNs()
	if r, ok := requestOf(ctx); ok && text != "" {
		r.out.write(notification{JSONRPC: "2.0", Method: "delta", Params: delta{r.id, text, atNs}})
	}
}
