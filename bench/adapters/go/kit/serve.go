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
	"runtime/debug"
	"sync"
)

// Agent answers one question; ctx cancels it and must reach the tools.
type Agent func(ctx context.Context, question string) (string, error)

// Build makes an agent, as an application does when it starts.
type Build func(ctx context.Context, llm LLM) (Agent, error)

// Program is an agent for one scenario alone.
type Program struct {
	scenario string
	build    Build
}

// For is the program of a scenario that wants more than other tools: streaming, structured, multi-agent.
func For(scenario string, build Build) Program { return Program{scenario, build} }

type server struct {
	out       *protocolOut
	framework string
	build     Build
	programs  []Program
	loadedNs  int64
	agents    []Agent
	asked     int      // so far; question k goes to agent k mod len(agents)
	running   sync.Map // request id → context.CancelFunc
	pauses    *pauseCount
}

// Serve serves the agent that build makes of the module framework, until shutdown or end of stdin;
// programs are built in its stead for their scenarios.
func Serve(framework string, build Build, programs ...Program) {
	loadedNs := nowNs()
	out, err := takeStdout()
	if err != nil {
		log.Fatal(err)
	}
	s := &server{out: out, framework: framework, build: build, programs: programs, loadedNs: loadedNs}
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
	case "stats":
		s.succeed(m.ID, s.stats())
	case "shutdown":
		s.succeed(m.ID, struct{}{})
		os.Exit(0)
	default:
		s.fail(m.ID, "protocol", fmt.Errorf("unknown method: %s", m.Method))
	}
}

// start runs one request beside the others. A cancelled one ends at once, also where a framework
// ignores its context.
func (s *server) start(id json.RawMessage, requestID, question string) {
	if len(s.agents) == 0 {
		s.fail(id, "protocol", errors.New("run before initialize"))
		return
	}
	agent := s.agents[s.asked%len(s.agents)]
	s.asked++
	asked := &request{id: requestID, out: s.out}
	ctx, cancel := context.WithCancel(withRequest(context.Background(), asked))
	s.running.Store(requestID, cancel)
	var once sync.Once
	finish := func(answer string, err error) {
		once.Do(func() {
			s.running.Delete(requestID)
			if err != nil {
				s.fail(id, failureKind(err), err)
			} else {
				s.succeed(id, runResult{answer, asked.toolCalls()})
			}
		})
	}
	stop := context.AfterFunc(ctx, func() { finish("", context.Canceled) })
	go func() {
		answer, err := ask(ctx, agent, question)
		if ctx.Err() == nil {
			finish(answer, err)
		}
		stop()
		cancel()
	}()
}

func ask(ctx context.Context, agent Agent, question string) (answer string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			log.Printf("panic: %v\n%s", cause, debug.Stack())
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	answer, err = agent(ctx, question)
	if err == nil && answer == "" {
		err = errors.New("the framework returned no answer")
	}
	return answer, err
}

// stats are what was counted since initialize, where it asked for a count.
func (s *server) stats() stats {
	if s.pauses == nil {
		return stats{}
	}
	counted := countPauses().since(*s.pauses)
	return stats{GC: &counted}
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
