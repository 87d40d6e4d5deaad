package kit

import "encoding/json"

// message is a JSON-RPC request, or a notification where it has no id.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
}

type reply struct {
	JSONRPC string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Result  any             `json:"result,omitempty"`
	Error   *failure        `json:"error,omitempty"`
}

type notification struct {
	JSONRPC string `json:"jsonrpc"`
	Method  string `json:"method"`
	Params  any    `json:"params"`
}

type named struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type initialized struct {
	ProtocolVersion int      `json:"protocolVersion"`
	Framework       named    `json:"framework"`
	Runtime         named    `json:"runtime"`
	Capabilities    []string `json:"capabilities"`
	Startup         startup  `json:"startup"`
}

// startup is when main began and when the last agent was built (CLOCK_MONOTONIC), and how long each took.
type startup struct {
	LoadedNs int64   `json:"loadedNs"`
	BuiltNs  int64   `json:"builtNs"`
	BuildNs  []int64 `json:"buildNs"`
}

type runResult struct {
	Answer string     `json:"answer"`
	Tools  []toolCall `json:"tools"`
}

type stats struct {
	GC *pauses `json:"gc"` // null where nobody asked to count them
}
