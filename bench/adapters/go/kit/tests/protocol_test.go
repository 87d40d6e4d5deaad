package tests

import "testing"

func TestSaysWhatItCanDoAndWhenItWasBuilt(t *testing.T) {
	_, ready := started(t, "react", "agents", "3")
	able := ready.Result.Capabilities
	if len(able) != 6 || able[0] != "react" || able[5] != "streaming" {
		t.Errorf("capabilities: %v", able)
	}
	startup := ready.Result.Startup
	if len(startup.BuildNs) != 3 || startup.LoadedNs <= 0 || startup.BuiltNs < startup.LoadedNs {
		t.Errorf("startup: %+v", startup)
	}
}

func TestAsksAgentsInTurn(t *testing.T) {
	a, _ := started(t, "density", "agents", "2")
	for _, want := range []string{"1", "2", "1"} {
		if got := a.ask("agent").Result.Answer; got != want {
			t.Errorf("agent %s answered, not %s", got, want)
		}
	}
}

func TestRefusesABadParameter(t *testing.T) {
	_, ready := started(t, "react", "turns", "many")
	if ready.Error == nil || ready.Error.Data.Kind != "protocol" ||
		ready.Error.Message != `scenario.params.turns: a whole number from 1, not "many"` {
		t.Errorf("answered %+v", ready)
	}
}

func TestFailsARequestThatHasNoAnswer(t *testing.T) {
	a, _ := started(t, "react")
	for _, question := range []string{"empty", "panic"} {
		if got := a.ask(question); got.Error == nil || got.Error.Data.Kind != "framework" {
			t.Errorf("%s: %+v", question, got)
		}
	}
}

func TestEndsACancelledRequest(t *testing.T) {
	a, _ := started(t, "cancel")
	a.send("run", map[string]string{"id": "r-000001", "question": "wait"})
	asked := a.number
	a.send("cancel", map[string]string{"id": "r-000001"})
	got := a.read()
	if got.ID != asked || got.Error == nil || got.Error.Code != -32800 {
		t.Errorf("answered %+v", got)
	}
}

func TestPassesPiecesOnUnderTheirRequest(t *testing.T) {
	a, _ := started(t, "streaming")
	a.send("run", map[string]string{"id": "r-000007", "question": "two"})
	for _, want := range []string{"one ", "two"} {
		piece := a.read()
		if piece.Method != "delta" || piece.Params.ID != "r-000007" || piece.Params.Text != want || piece.Params.AtNs <= 0 {
			t.Errorf("piece: %+v", piece)
		}
	}
	if got := a.read(); got.Result.Answer != "one two" {
		t.Errorf("answered %+v", got)
	}
}

func TestCountsPausesWhereAsked(t *testing.T) {
	a, _ := started(t, "high-frequency", "gc", "1")
	a.ask("gc")
	counted := a.call("stats", nil).Result.GC
	if counted == nil || counted.Pauses < 1 || counted.TotalNs <= 0 || counted.MaxNs <= 0 || counted.MaxNs > counted.TotalNs {
		t.Errorf("counted %+v", counted)
	}
	other, _ := started(t, "high-frequency")
	if counted := other.call("stats", nil).Result.GC; counted != nil {
		t.Errorf("counted unasked: %+v", counted)
	}
}

func TestShutsDown(t *testing.T) {
	a, _ := started(t, "react")
	if got := a.call("shutdown", nil); got.Error != nil {
		t.Errorf("answered %+v", got)
	}
	if err := a.command.Wait(); err != nil {
		t.Errorf("ended with %v", err)
	}
}
