package kit

import (
	"fmt"
	"strconv"
	"time"
)

const defaultTurns = 5

// scenario is what an agent will be asked; params are texts, as they stand behind its name.
type scenario struct {
	Name   string            `json:"name"`
	Params map[string]string `json:"params"`
}

// settings are the params that mean something to the kit.
type settings struct {
	agents int // how many are built, each a whole one
	turns  int
	tools  int // on offer, of many-tools
	delay  time.Duration
	gc     bool // whether its pauses are counted
}

func (s scenario) settings() (settings, error) {
	agents, err := s.whole("agents", 1, 1)
	if err != nil {
		return settings{}, err
	}
	turns, err := s.whole("turns", 1, defaultTurns)
	if err != nil {
		return settings{}, err
	}
	tools, err := s.whole("count", 1, 1)
	if err != nil {
		return settings{}, err
	}
	delayMs, err := s.whole("delayMs", 0, 50)
	if err != nil {
		return settings{}, err
	}
	_, gc := s.Params["gc"]
	return settings{agents, turns, tools, time.Duration(delayMs) * time.Millisecond, gc}, nil
}

// whole is a param as a whole number, which it has to be where it is given.
func (s scenario) whole(name string, least, absent int) (int, error) {
	text, given := s.Params[name]
	if !given {
		return absent, nil
	}
	number, err := strconv.Atoi(text)
	if err != nil || number < least {
		return 0, fmt.Errorf("scenario.params.%s: a whole number from %d, not %q", name, least, text)
	}
	return number, nil
}

// tools are the tools on offer; what is not known is asked the headline question, for which there is one.
func (s scenario) tools(count int) []Tool {
	switch s.Name {
	case "chat", "streaming":
		return nil
	case "multi-step", "high-frequency", "fan-out", "long-context":
		return []Tool{lookupTool("lookup", "Looks up the value of a key.")}
	case "cpu-tool":
		return []Tool{digestTool}
	case "many-tools":
		tools := []Tool{tripTool}
		for at := 1; at < count; at++ {
			name := fmt.Sprintf("lookup_%04d", at)
			tools = append(tools, lookupTool(name, fmt.Sprintf("Looks up the value of a key in register %d.", at)))
		}
		return tools
	default:
		return []Tool{tripTool}
	}
}
