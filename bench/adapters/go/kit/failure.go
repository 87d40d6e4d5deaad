package kit

import (
	"context"
	"errors"
	"net"
	"net/url"
	"reflect"
	"slices"
)

// failure is a JSON-RPC error; Data.Kind says who is to blame.
type failure struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
	Data    struct {
		Kind string `json:"kind"`
	} `json:"data"`
}

var codes = map[string]int{"cancelled": -32800, "protocol": -32600}

func newFailure(kind string, err error) *failure {
	result := &failure{Code: -32000, Message: err.Error()}
	if code, ok := codes[kind]; ok {
		result.Code = code
	}
	result.Data.Kind = kind
	return result
}

// modelError is a failure of the model whose own type its framework has dropped.
type modelError struct{ cause error }

func (e *modelError) Error() string { return e.cause.Error() }
func (e *modelError) Unwrap() error { return e.cause }

// ModelError marks err as a failure of the model; nil stays nil.
func ModelError(err error) error {
	if err == nil {
		return nil
	}
	return &modelError{err}
}

// failureKind tells who is to blame from an error and its causes.
func failureKind(err error) string {
	var tool *ToolError
	var model *modelError
	var network net.Error
	var transport *url.Error
	switch {
	case errors.As(err, &tool):
		return "tool"
	case errors.Is(err, context.Canceled):
		return "cancelled"
	case errors.As(err, &network) && network.Timeout():
		return "timeout"
	case errors.As(err, &model), errors.As(err, &transport), carriesStatus(err):
		return "llm"
	default:
		return "framework"
	}
}

// carriesStatus reports whether an error among the causes is one of an HTTP client: only the model is
// reached over HTTP, and each client has its own type for a bad status.
func carriesStatus(err error) bool {
	if err == nil {
		return false
	}
	value := reflect.Indirect(reflect.ValueOf(err))
	if value.Kind() == reflect.Struct &&
		(value.FieldByName("StatusCode").IsValid() || value.FieldByName("HTTPStatusCode").IsValid()) {
		return true
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return slices.ContainsFunc(joined.Unwrap(), carriesStatus)
	}
	return carriesStatus(errors.Unwrap(err))
}
