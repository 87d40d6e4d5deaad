package tests

import (
	"strings"
	"testing"
)

func TestToolsOfScenarios(t *testing.T) {
	for _, each := range []struct {
		scenario, call, want string
		params               []string
	}{
		{"react", `average_trip_duration {"path":"trips.parquet"}`, "sentence", nil},
		{"soak", `average_trip_duration {"path":"trips.parquet"}`, "sentence", nil},
		{"fan-out", `lookup {"key":"k0001"}`, "value-of-k0001", []string{"delayMs", "1"}},
		{"high-frequency", `lookup {"key":"k0002"}`, "value-of-k0002", []string{"delayMs", "0"}},
		{"cpu-tool", `digest {"rounds":2}`, "2b32db6c2c0a6235fb1397e8225ea85e0f0e6e8c7b126d0016ccbde0e667151e", nil},
		{"many-tools", `average_trip_duration {"path":"trips.parquet"}`, "sentence", []string{"count", "3"}},
		{"many-tools", `lookup_0002 {"key":"k"}`, "value-of-k", []string{"count", "3", "delayMs", "0"}},
	} {
		a, _ := started(t, each.scenario, each.params...)
		got := a.ask(each.call)
		if got.Result.Answer != each.want {
			t.Errorf("%s, %s: %+v", each.scenario, each.call, got)
			continue
		}
		name, _, _ := strings.Cut(each.call, " ")
		if calls := got.Result.Tools; len(calls) != 1 || calls[0].Name != name || calls[0].EndNs < calls[0].StartNs {
			t.Errorf("%s: tool calls %+v", each.scenario, calls)
		}
	}
}

func TestWhatAnAgentIsBuiltFrom(t *testing.T) {
	for _, each := range []struct {
		scenario, want string // model, turns, retries, tools
		params         []string
	}{
		{"react", "model 5 0 1", nil},
		{"faults", "model 5 2 1", nil},
		{"chat", "model 5 0 0", nil},
		{"multi-step", "model 1003 0 1", []string{"turns", "1003"}},
		{"many-tools", "model 5 0 50", []string{"count", "50"}},
	} {
		a, _ := started(t, each.scenario, each.params...)
		if got := a.ask("llm").Result.Answer; got != each.want {
			t.Errorf("%s: %s, not %s", each.scenario, got, each.want)
		}
	}
}

func TestBlamesTheTool(t *testing.T) {
	a, _ := started(t, "react")
	got := a.ask(`average_trip_duration {"path":"other"}`)
	if got.Error == nil || got.Error.Data.Kind != "tool" {
		t.Errorf("answered %+v", got)
	}
}
