//! The protocol loop: reads stdin, starts requests, replies.
use std::{
    future,
    io::{self, BufRead},
    process,
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
    tools,
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
                Ok(0) | Err(_) => process::exit(0), // Whatever is pending, nobody waits for it.
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
        let request = Request {
            id: run.id,
            question: run.question,
        };
        let pending = Pending {
            rpc_id: id.unwrap_or_default(),
            request_id: request.id.clone(),
            output: self.output.clone(),
            result: None,
        };
        request::start(&pending.request_id.clone(), |calls| async move {
            let answer = agent.answer(&request).await;
            pending.settle(answer.map(|answer| run_result(&answer, &calls)));
        });
        Ok(())
    }
}

fn run_result(answer: &str, calls: &ToolCalls) -> Value {
    let calls = calls.lock().unwrap_or_else(PoisonError::into_inner);
    json!({"answer": answer, "tools": &*calls})
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
