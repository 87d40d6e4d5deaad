package kit

import (
	"context"
	"encoding/json"
)

// Tool is one tool for a framework to wrap. Exactly one of its functions is set: the one that is named
// like the tool's one argument.
type Tool struct {
	Name        string
	Description string
	Path        func(ctx context.Context, path string) (string, error)
	Key         func(ctx context.Context, key string) (string, error)
	Rounds      func(ctx context.Context, rounds int) (string, error)
}

// Parameter is the argument's name, and its type as JSON Schema calls it.
func (t Tool) Parameter() (name, kind string) {
	switch {
	case t.Path != nil:
		return "path", "string"
	case t.Key != nil:
		return "key", "string"
	default:
		return "rounds", "integer"
	}
}

// Call runs the tool on its arguments as the model writes them: a JSON object.
func (t Tool) Call(ctx context.Context, arguments string) (string, error) {
	var given struct {
		Path   string `json:"path"`
		Key    string `json:"key"`
		Rounds int    `json:"rounds"`
	}
	if err := json.Unmarshal([]byte(arguments), &given); err != nil {
		return "", err
	}
	switch {
	case t.Path != nil:
		return t.Path(ctx, given.Path)
	case t.Key != nil:
		return t.Key(ctx, given.Key)
	default:
		return t.Rounds(ctx, given.Rounds)
	}
}

var tripTool = Tool{
	Name:        "average_trip_duration",
	Description: "Average trip duration in a parquet file of trips.",
	Path:        AverageTripDuration,
}

var digestTool = Tool{
	Name:        "digest",
	Description: "Digest after a number of rounds of SHA-256.",
	Rounds:      Digest,
}

func lookupTool(name, description string) Tool {
	return Tool{Name: name, Description: description, Key: func(ctx context.Context, key string) (string, error) {
		return lookup(ctx, name, key)
	}}
}
