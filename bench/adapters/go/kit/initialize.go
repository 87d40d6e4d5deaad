package kit

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

const protocolVersion = 1

// initialize builds the agents; kind says who is to blame for err.
func (s *server) initialize(raw json.RawMessage) (result *initialized, kind string, err error) {
	var params struct {
		ProtocolVersion int
		LLM             LLM
		Scenario        scenario
		Tool            toolMode
	}
	if err := json.Unmarshal(raw, &params); err != nil {
		return nil, "protocol", err
	}
	if params.ProtocolVersion != protocolVersion {
		return nil, "protocol", fmt.Errorf("protocol version %d, expected %d", params.ProtocolVersion, protocolVersion)
	}
	told, err := params.Scenario.settings()
	if err != nil {
		return nil, "protocol", err
	}
	trips, lookupDelay = params.Tool, told.delay
	llm := params.LLM
	llm.Tools = params.Scenario.tools(told.tools)
	llm.MaxTurns = told.turns
	llm.defaultRetries = params.Scenario.Name == "faults"

	built := startup{LoadedNs: s.loadedNs}
	agents := make([]Agent, 0, told.agents)
	build := s.buildFor(params.Scenario.Name)
	for range told.agents {
		startNs := nowNs()
		agent, err := build(context.Background(), llm)
		if err != nil {
			return nil, failureKind(err), err
		}
		agents = append(agents, agent)
		built.BuildNs = append(built.BuildNs, nowNs()-startNs)
	}
	built.BuiltNs = nowNs()
	s.agents, s.asked, s.pauses = agents, 0, nil
	if told.gc {
		start := countPauses()
		s.pauses = &start
	}
	return &initialized{
		ProtocolVersion: protocolVersion,
		Framework:       named{s.framework, linkedVersion(s.framework)},
		Runtime:         named{"go", strings.TrimPrefix(runtime.Version(), "go")},
		Capabilities:    s.capabilities(),
		Startup:         built,
	}, "", nil
}

func (s *server) buildFor(scenario string) Build {
	for _, program := range s.programs {
		if program.scenario == scenario {
			return program.build
		}
	}
	return s.build
}

// capabilities are what every agent has by its tools, and the scenarios that have a program of their own.
func (s *server) capabilities() []string {
	able := []string{"react", "chat", "lookup", "digest", "many-tools"}
	for _, program := range s.programs {
		able = append(able, program.scenario)
	}
	return able
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
