// Package kit speaks the adapter protocol (JSON-RPC 2.0, one message a line) for one agent.
package kit

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"
)

const protocolVersion = 1

// LLM is the model's endpoint; BaseURL ends in /v1.
type LLM struct {
	BaseURL string `json:"baseUrl"`
	APIKey  string `json:"apiKey"`
	Model   string `json:"model"`
}

// Agent answers one question; ctx cancels it and must reach the tools.
type Agent func(ctx context.Context, question string) (string, error)

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

type runResult struct {
	Answer string     `json:"answer"`
	Tools  []toolCall `json:"tools"`
}

type server struct {
	out       *protocolOut
	framework string
	build     func(context.Context, LLM) (Agent, error)
	agent     Agent
	running   sync.Map // request id → context.CancelFunc
}

// Serve serves the agent that build makes of the module framework, until shutdown or end of stdin.
func Serve(framework string, build func(context.Context, LLM) (Agent, error)) {
	out, err := takeStdout()
	if err != nil {
		log.Fatal(err)
	}
	s := &server{out: out, framework: framework, build: build}
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			os.Exit(0)
		}
		s.handle(line)
	}
}

func (s *server) handle(line []byte) {
	var m message
	if err := json.Unmarshal(line, &m); err != nil {
		s.fail(nil, "protocol", fmt.Errorf("not a JSON message: %w", err))
		return
	}
	var run struct{ ID, Question string }
	switch m.Method {
	case "initialize":
		if result, kind, err := s.initialize(m.Params); err != nil {
			s.fail(m.ID, kind, err)
		} else {
			s.succeed(m.ID, result)
		}
	case "run", "cancel":
		if err := json.Unmarshal(m.Params, &run); err != nil {
			s.fail(m.ID, "protocol", err)
		} else if m.Method == "run" {
			s.start(m.ID, run.ID, run.Question)
		} else if cancel, ok := s.running.Load(run.ID); ok {
			cancel.(context.CancelFunc)()
		}
	case "shutdown":
		s.succeed(m.ID, struct{}{})
		os.Exit(0)
	default:
		s.fail(m.ID, "protocol", fmt.Errorf("unknown method: %s", m.Method))
	}
}

func (s *server) initialize(raw json.RawMessage) (result any, kind string, err error) {
	var params struct {
		ProtocolVersion int
		LLM             LLM
		Scenario        struct{ Params struct{ DelayMs *int64 } }
		Tool            toolMode
	}
	if err := json.Unmarshal(raw, &params); err != nil {
		return nil, "protocol", err
	}
	if params.ProtocolVersion != protocolVersion {
		return nil, "protocol", fmt.Errorf("protocol version %d, expected %d", params.ProtocolVersion, protocolVersion)
	}
	trips = params.Tool
	if delay := params.Scenario.Params.DelayMs; delay != nil {
		lookupDelay = time.Duration(*delay) * time.Millisecond
	}
	if s.agent, err = s.build(context.Background(), params.LLM); err != nil {
		return nil, failureKind(err), err
	}
	return map[string]any{
		"protocolVersion": protocolVersion,
		"framework":       map[string]string{"name": s.framework, "version": linkedVersion(s.framework)},
		"runtime":         map[string]string{"name": "go", "version": strings.TrimPrefix(runtime.Version(), "go")},
		"capabilities":    []string{"react"},
	}, "", nil
}

// start runs one request beside the others. A cancelled one ends at once, also where a framework
// ignores its context.
func (s *server) start(id json.RawMessage, request, question string) {
	if s.agent == nil {
		s.fail(id, "protocol", errors.New("run before initialize"))
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	ctx, tools := withToolCalls(ctx)
	s.running.Store(request, cancel)
	var once sync.Once
	finish := func(answer string, err error) {
		once.Do(func() {
			s.running.Delete(request)
			if err != nil {
				s.fail(id, failureKind(err), err)
			} else {
				s.succeed(id, runResult{answer, tools.list()})
			}
		})
	}
	stop := context.AfterFunc(ctx, func() { finish("", context.Canceled) })
	go func() {
		answer, err := s.ask(ctx, question)
		if ctx.Err() == nil {
			finish(answer, err)
		}
		stop()
		cancel()
	}()
}

func (s *server) ask(ctx context.Context, question string) (answer string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			log.Printf("panic: %v\n%s", cause, debug.Stack())
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	answer, err = s.agent(ctx, question)
	if err == nil && answer == "" {
		err = errors.New("the framework returned no answer")
	}
	return answer, err
}

func (s *server) succeed(id json.RawMessage, result any) {
	s.out.write(reply{JSONRPC: "2.0", ID: id, Result: result})
}

func (s *server) fail(id json.RawMessage, kind string, err error) {
	if kind != "cancelled" {
		log.Print(err)
	}
	s.out.write(reply{JSONRPC: "2.0", ID: id, Error: newFailure(kind, err)})
}

// linkedVersion is the version of a module that was linked into this program, without its "v".
func linkedVersion(module string) string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dependency := range info.Deps {
			if dependency.Path == module {
				return strings.TrimPrefix(dependency.Version, "v")
			}
		}
	}
	return "unknown"
}
