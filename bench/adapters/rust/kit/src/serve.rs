//! The protocol loop: reads stdin, starts requests, replies.
use std::{
    future,
    io::{self, BufRead},
    sync::{Arc, PoisonError},
    thread,
};

use serde_json::{Value, json};
use tokio::runtime::Handle;

use crate::{
    Agent, Failure, Request,
    framework::pinned_version,
    output::Output,
    protocol::{self, Call, Initialize, Message, Run},
    request::{self, ToolCalls},
    scratch, tools,
};

/// Serves the protocol on stdin and stdout until the harness ends it; never returns.
///
/// `package` is the measured crate, `manifest` the adapter's own `Cargo.toml`, which pins it.
pub async fn serve<A: Agent>(package: &'static str, manifest: &'static str) {
    let output = Output::take_stdout().expect("stdout and stderr are open");
    let runtime = Handle::current();
    // A thread, as tokio advises for interactive stdin; the runtime stays free for the agents.
    thread::spawn(move || {
        let _runtime = runtime.enter();
        let mut adapter = Adapter::<A> {
            package,
            manifest,
            output,
            agent: None,
        };
        let mut input = io::stdin().lock();
        let mut line = Vec::new();
        loop {
            line.clear();
            match input.read_until(b'\n', &mut line) {
                Ok(0) | Err(_) => scratch::exit(), // Whatever is pending, nobody waits for it.
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => adapter.handle(protocol::parse(&line)),
            }
        }
    });
    future::pending().await
}

struct Adapter<A> {
    package: &'static str,
    manifest: &'static str,
    output: Output,
    agent: Option<Arc<A>>,
}

impl<A: Agent> Adapter<A> {
    fn handle(&mut self, Message { id, call }: Message) {
        let reply = match call {
            Ok(Call::Initialize(params)) => self.initialize(params),
            Ok(Call::Run(run)) => match self.run(id.clone(), run) {
                Ok(()) => return,
                Err(failure) => Err(failure),
            },
            Ok(Call::Cancel { id }) => return request::cancel(&id),
            Ok(Call::Shutdown) => {
                self.output.reply(&id.unwrap_or_default(), Ok(Value::Null));
                return self.output.exit();
            }
            Err(failure) => Err(failure),
        };
        if let Some(id) = id {
            self.output.reply(&id, reply);
        }
    }

    fn initialize(&mut self, params: Initialize) -> Result<Value, Failure> {
        if params.protocol_version != protocol::VERSION {
            return Err(Failure::invalid_request(format!(
                "protocolVersion {} is not spoken here, only {}",
                params.protocol_version,
                protocol::VERSION
            )));
        }
        if self.agent.is_some() {
            return Err(Failure::invalid_request("initialized before"));
        }
        tools::configure(params.tool, params.scenario.params.delay_ms);
        self.agent = Some(Arc::new(A::build(&params.llm)?));
        let version = pinned_version(self.manifest, self.package)
            .ok_or_else(|| Failure::framework("Cargo.toml does not pin the framework"))?;
        Ok(json!({
            "protocolVersion": protocol::VERSION,
            "framework": {"name": self.package, "version": version},
            "runtime": {"name": "rust", "version": env!("KIT_RUSTC_VERSION")},
            "capabilities": ["react"],
        }))
    }

    fn run(&self, id: Option<Value>, run: Run) -> Result<(), Failure> {
        let agent = self
            .agent
            .clone()
            .ok_or_else(|| Failure::invalid_request("run before initialize"))?;
        let Run { id: name, question } = run;
        let pending = Pending {
            rpc_id: id.unwrap_or_default(),
            request_id: name.clone(),
            output: self.output.clone(),
            result: None,
        };
        request::start(name.clone(), |calls| async move {
            let request = Request { id: name, question };
            let answer = agent.answer(&request).await;
            pending.settle(answer.and_then(|answer| run_result(&answer, &calls)));
        });
        Ok(())
    }
}

/// Some frameworks make an empty answer of a reply without content: not a success.
fn run_result(answer: &str, calls: &ToolCalls) -> Result<Value, Failure> {
    if answer.is_empty() {
        return Err(Failure::framework("an empty answer"));
    }
    let calls = calls.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(json!({"answer": answer, "tools": &*calls}))
}

/// A request that is owed a reply, however its task ends: done, aborted or panicked.
struct Pending {
    rpc_id: Value,
    request_id: String,
    output: Output,
    result: Option<Result<Value, Failure>>,
}

impl Pending {
    fn settle(mut self, result: Result<Value, Failure>) {
        self.result = Some(result);
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        request::end(&self.request_id);
        let result = self.result.take().unwrap_or_else(|| {
            Err(if thread::panicking() {
                Failure::framework("the agent panicked; see the log")
            } else {
                Failure::cancelled()
            })
        });
        self.output.reply(&self.rpc_id, result);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, Sender, channel};

    use super::*;
    use crate::{Llm, tools::tests::CONSTANT};

    /// Does what it is asked to.
    struct Puppet;

    impl Agent for Puppet {
        fn build(_: &Llm) -> Result<Self, Failure> {
            Ok(Self)
        }

        async fn answer(&self, request: &Request) -> Result<String, Failure> {
            match request.question.as_str() {
                "panic" => panic!("as asked"),
                "hang" => future::pending().await,
                "fail" => Err(Failure::llm("no model")),
                question => Ok(question.to_owned()),
            }
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

    fn adapter() -> (Adapter<Puppet>, Receiver<Vec<u8>>) {
        let (sender, lines) = channel();
        let adapter = Adapter {
            package: "puppet",
            manifest: "puppet = \"=1.2.3\"",
            output: Output::to(Lines(sender)),
            agent: Some(Arc::new(Puppet)),
        };
        (adapter, lines)
    }

    fn run(adapter: &mut Adapter<Puppet>, id: &str, question: &str) {
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
        adapter.agent = None;
        run(&mut adapter, "u-1", "what?");
        assert_eq!(reply(&lines)["error"]["data"]["kind"], "protocol");
    }

    #[test]
    fn names_the_pinned_framework() {
        let (mut adapter, lines) = adapter();
        adapter.agent = None;
        let line = json!({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {
            "protocolVersion": 1, "llm": {"baseUrl": "", "apiKey": "", "model": ""},
            "tool": {"mode": "constant", "constant": CONSTANT}}});
        adapter.handle(protocol::parse(line.to_string().as_bytes()));
        let result = &reply(&lines)["result"];
        assert_eq!(
            result["framework"],
            json!({"name": "puppet", "version": "1.2.3"})
        );
    }
}
