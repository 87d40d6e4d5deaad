// Package tests speaks the protocol with a real process: this test's own program, started once more.
package tests

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"agentbench/kit"
)

const adapterMark = "AGENTBENCH_KIT_TEST_ADAPTER"

func TestMain(m *testing.M) {
	if os.Getenv(adapterMark) != "" {
		kit.Serve("agentbench/kit", build, kit.For("streaming", buildStreaming))
	}
	os.Exit(m.Run())
}

var built atomic.Int64

// build makes an agent whose questions say what it is to do.
func build(_ context.Context, llm kit.LLM) (kit.Agent, error) {
	number := built.Add(1)
	fmt.Println("a print while building")
	return func(ctx context.Context, question string) (string, error) {
		fmt.Println("a print while running")
		word, rest, _ := strings.Cut(question, " ")
		switch word {
		case "empty":
			return "", nil
		case "wait":
			<-ctx.Done()
			return "late", nil
		case "panic":
			panic("a fault")
		case "agent":
			return fmt.Sprint(number), nil
		case "llm":
			return fmt.Sprintf("%s %d %d %d", llm.Model, llm.MaxTurns, llm.Retries(2), len(llm.Tools)), nil
		case "gc":
			runtime.GC()
			return "collected", nil
		}
		for _, tool := range llm.Tools {
			if tool.Name == word {
				return tool.Call(ctx, rest)
			}
		}
		return "", errors.New("no such tool: " + word)
	}, nil
}

func buildStreaming(context.Context, kit.LLM) (kit.Agent, error) {
	return func(ctx context.Context, question string) (string, error) {
		kit.Emit(ctx, "one ")
		kit.Emit(ctx, question)
		return "one " + question, nil
	}, nil
}

// adapter is a started process.
type adapter struct {
	t       *testing.T
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	number  int
}

// answer is any message that an adapter writes.
type answer struct {
	ID     int
	Method string
	Params struct {
		ID, Text string
		AtNs     int64
	}
	Result struct {
		Answer       string
		Capabilities []string
		Tools        []struct {
			Name, Error    string
			StartNs, EndNs int64
		}
		Startup struct {
			LoadedNs, BuiltNs int64
			BuildNs           []int64
		}
		GC *struct{ Pauses, TotalNs, MaxNs int64 }
	}
	Error *struct {
		Code    int
		Message string
		Data    struct{ Kind string }
	}
}

func start(t *testing.T) *adapter {
	t.Helper()
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), adapterMark+"=1")
	in, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = command.Wait()
	})
	return &adapter{t: t, command: command, in: in, out: bufio.NewReader(out)}
}

// started is an adapter that was told a scenario; params come in pairs of name and value.
func started(t *testing.T, scenario string, params ...string) (*adapter, answer) {
	t.Helper()
	told := map[string]string{}
	for at := 0; at < len(params); at += 2 {
		told[params[at]] = params[at+1]
	}
	a := start(t)
	return a, a.call("initialize", map[string]any{
		"protocolVersion": 1,
		"llm":             map[string]string{"baseUrl": "http://127.0.0.1:1/v1", "apiKey": "key", "model": "model"},
		"scenario":        map[string]any{"name": scenario, "params": told},
		"tool":            map[string]string{"mode": "constant", "constant": "sentence"},
	})
}

func (a *adapter) send(method string, params any) {
	a.t.Helper()
	a.number++
	message := map[string]any{"jsonrpc": "2.0", "id": a.number, "method": method, "params": params}
	if err := json.NewEncoder(a.in).Encode(message); err != nil {
		a.t.Fatal(err)
	}
}

func (a *adapter) read() (read answer) {
	a.t.Helper()
	line, err := a.out.ReadBytes('\n')
	if err != nil {
		a.t.Fatal(err)
	}
	if err := json.Unmarshal(line, &read); err != nil {
		a.t.Fatalf("not JSON: %s", line)
	}
	return read
}

func (a *adapter) call(method string, params any) answer {
	a.t.Helper()
	a.send(method, params)
	return a.read()
}

func (a *adapter) ask(question string) answer {
	a.t.Helper()
	return a.call("run", map[string]string{"id": "r-000001", "question": question})
}
