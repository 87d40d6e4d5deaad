package kit

import (
	"context"
	"errors"
	"net"
	"net/url"
	"reflect"
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

// failureKind tells who is to blame from an error and its causes.
func failureKind(err error) string {
	var tool *ToolError
	var network net.Error
	var transport *url.Error
	switch {
	case errors.As(err, &tool):
		return "tool"
	case errors.Is(err, context.Canceled):
		return "cancelled"
	case errors.As(err, &network) && network.Timeout():
		return "timeout"
	case errors.As(err, &transport), carriesStatus(err):
		return "llm"
	default:
		return "framework"
	}
}

// carriesStatus reports whether an error in the chain is one of an HTTP client: only the model is
// reached over HTTP, and each client has its own type for a bad status.
func carriesStatus(err error) bool {
	for ; err != nil; err = errors.Unwrap(err) {
		value := reflect.Indirect(reflect.ValueOf(err))
		if value.Kind() == reflect.Struct &&
			(value.FieldByName("StatusCode").IsValid() || value.FieldByName("HTTPStatusCode").IsValid()) {
			return true
		}
	}
	return false
}
