use std::sync::mpsc::{Receiver, Sender, channel};

use super::*;
use crate::{Agent, Llm, tools::tests::CONSTANT};

/// Does what it is asked to.
struct Puppet {
    turns: usize,
}

impl Agent for Puppet {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        Ok(Self {
            turns: llm.max_turns(),
        })
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        match request.question.as_str() {
            "panic" => panic!("as asked"),
            "hang" => future::pending().await,
            "fail" => Err(Failure::llm("no model")),
            "turns" => Ok(self.turns.to_string()),
            "address" => Ok(format!("{self:p}")),
            question => Ok(question.to_owned()),
        }
    }
}

/// Answers in pieces.
struct Speaker;

impl Agent for Speaker {
    fn build(_: &Llm) -> Result<Self, Failure> {
        Ok(Self)
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        request.emit("wo");
        request.emit("rds");
        Ok("words".to_owned())
    }
}

struct Lines(Sender<Vec<u8>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.send(bytes.to_vec()).expect("read by the test");
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn adapter() -> (Adapter, Receiver<Vec<u8>>) {
    let (sender, lines) = channel();
    let adapter = Adapter {
        package: "puppet",
        manifest: "puppet = \"=1.2.3\"",
        loaded_ns: 1,
        programs: Programs::of::<Puppet>().with::<Speaker>("streaming"),
        output: Output::to(Lines(sender)),
        agents: None,
    };
    (adapter, lines)
}

/// The result of `initialize` for a scenario.
fn initialize(adapter: &mut Adapter, scenario: Value) -> Result<Value, Failure> {
    let params = json!({
        "protocolVersion": 1, "llm": {"baseUrl": "", "apiKey": "", "model": ""},
        "scenario": scenario, "tool": {"mode": "constant", "constant": CONSTANT}});
    adapter.initialize(serde_json::from_value(params).expect("parameters"))
}

fn run(adapter: &mut Adapter, id: &str, question: &str) {
    let params = json!({"id": id, "question": question});
    let line = json!({"jsonrpc": "2.0", "id": id, "method": "run", "params": params});
    adapter.handle(protocol::parse(line.to_string().as_bytes()));
}

fn reply(lines: &Receiver<Vec<u8>>) -> Value {
    let line = lines.recv().expect("a reply");
    assert_eq!(line.last(), Some(&b'\n'));
    serde_json::from_slice(&line).expect("JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn replies_once_however_a_request_ends() {
    let (mut adapter, lines) = adapter();
    initialize(&mut adapter, json!({"name": "react"})).expect("ready");
    run(&mut adapter, "s-1", "what?");
    let result = json!({"answer": "what?", "tools": []});
    assert_eq!(reply(&lines)["result"], result);

    run(&mut adapter, "s-2", "fail");
    assert_eq!(reply(&lines)["error"]["data"]["kind"], "llm");

    run(&mut adapter, "s-5", "");
    assert_eq!(reply(&lines)["error"]["data"]["kind"], "framework");

    run(&mut adapter, "s-3", "panic");
    assert_eq!(reply(&lines)["error"]["data"]["kind"], "framework");

    run(&mut adapter, "s-4", "hang");
    adapter.handle(protocol::parse(
        br#"{"jsonrpc":"2.0","method":"cancel","params":{"id":"s-4"}}"#,
    ));
    let cancelled = reply(&lines);
    assert_eq!(cancelled["id"], "s-4");
    assert_eq!(cancelled["error"]["code"], -32800);
    assert!(lines.try_recv().is_err());
}

#[test]
fn will_not_run_before_initialize() {
    let (mut adapter, lines) = adapter();
    run(&mut adapter, "u-1", "what?");
    assert_eq!(reply(&lines)["error"]["data"]["kind"], "protocol");
}

#[test]
fn tells_framework_capabilities_and_how_long_it_took() {
    let (mut adapter, _lines) = adapter();
    let params = json!({"agents": "2"});
    let scenario = json!({"name": "density", "params": params});
    let result = initialize(&mut adapter, scenario).expect("ready");
    let framework = json!({"name": "puppet", "version": "1.2.3"});
    assert_eq!(result["framework"], framework);
    let capabilities = [
        "react",
        "chat",
        "lookup",
        "digest",
        "many-tools",
        "streaming",
    ];
    assert_eq!(result["capabilities"], json!(capabilities));
    assert_eq!(result["startup"]["loadedNs"], 1);
    assert!(result["startup"]["builtNs"].as_u64() > Some(1));
    let durations = result["startup"]["buildNs"].as_array();
    assert_eq!(durations.map(Vec::len), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scenario_has_its_own_program_turns_and_agents() {
    let (mut whole, lines) = adapter();
    let scenario = json!({"name": "multi-step", "params": {"turns": "42"}});
    initialize(&mut whole, scenario).expect("ready");
    run(&mut whole, "p-1", "turns");
    assert_eq!(reply(&lines)["result"]["answer"], "42");

    let (mut many, lines) = adapter();
    let scenario = json!({"name": "density", "params": {"agents": "2"}});
    initialize(&mut many, scenario).expect("ready");
    let mut asked = |id| {
        run(&mut many, id, "address");
        reply(&lines)["result"]["answer"].clone()
    };
    let agents = ["p-2", "p-3", "p-4"].map(&mut asked);
    assert_ne!(agents[0], agents[1]);
    assert_eq!(agents[0], agents[2]);

    let (mut streaming, lines) = adapter();
    initialize(&mut streaming, json!({"name": "streaming"})).expect("ready");
    run(&mut streaming, "p-5", "what?");
    for piece in ["wo", "rds"] {
        let delta = reply(&lines);
        assert_eq!(delta["method"], "delta");
        assert_eq!(delta["params"]["id"], "p-5");
        assert_eq!(delta["params"]["text"], piece);
        assert!(delta["params"]["atNs"].is_u64());
    }
    assert_eq!(reply(&lines)["result"]["answer"], "words");
}

#[test]
fn has_no_collector() {
    let (mut adapter, lines) = adapter();
    let line = br#"{"jsonrpc":"2.0","id":1,"method":"stats"}"#;
    adapter.handle(protocol::parse(line));
    assert_eq!(reply(&lines)["result"], json!({"gc": null}));
}
