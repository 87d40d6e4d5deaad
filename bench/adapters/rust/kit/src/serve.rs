//! The protocol loop: reads stdin, starts requests, replies.
use std::{
    future,
    io::{self, BufRead},
    sync::PoisonError,
    thread,
};

use serde_json::{Value, json};
use tokio::runtime::Handle;

use crate::{
    Failure, Programs, Request,
    agents::Agents,
    clock::monotonic_ns,
    framework::pinned_version,
    output::Output,
    protocol::{self, Call, Initialize, Message, Run},
    request::{self, ToolCalls},
    scratch, tools,
};

pub(crate) async fn serve(programs: Programs, package: &'static str, manifest: &'static str) {
    let loaded_ns = monotonic_ns();
    let output = Output::take_stdout().expect("stdout and stderr are open");
    let runtime = Handle::current();
    // A thread, as tokio advises for interactive stdin; the runtime stays free for the agents.
    thread::spawn(move || {
        let _runtime = runtime.enter();
        let mut adapter = Adapter {
            package,
            manifest,
            loaded_ns,
            programs,
            output,
            agents: None,
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

struct Adapter {
    package: &'static str,
    manifest: &'static str,
    /// When `main` began, in ns of CLOCK_MONOTONIC.
    loaded_ns: u64,
    programs: Programs,
    output: Output,
    agents: Option<Agents>,
}

impl Adapter {
    fn handle(&mut self, Message { id, call }: Message) {
        let reply = match call {
            Ok(Call::Initialize(params)) => self.initialize(params),
            Ok(Call::Run(run)) => match self.run(id.clone(), run) {
                Ok(()) => return,
                Err(failure) => Err(failure),
            },
            Ok(Call::Cancel { id }) => return request::cancel(&id),
            Ok(Call::Stats) => Ok(json!({"gc": null})), // There is no collector to pause it.
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
        if self.agents.is_some() {
            return Err(Failure::invalid_request("initialized before"));
        }
        let Initialize {
            mut llm,
            scenario,
            tool,
            ..
        } = params;
        tools::configure(tool, scenario.delay);
        llm.scenario = scenario;
        let agents = Agents::build(&self.programs, &llm)?;
        let built_ns = monotonic_ns();
        let build_ns = agents.build_ns.clone();
        self.agents = Some(agents);
        let version = pinned_version(self.manifest, self.package)
            .ok_or_else(|| Failure::framework("Cargo.toml does not pin the framework"))?;
        Ok(json!({
            "protocolVersion": protocol::VERSION,
            "framework": {"name": self.package, "version": version},
            "runtime": {"name": "rust", "version": env!("KIT_RUSTC_VERSION")},
            "capabilities": self.programs.capabilities(),
            "startup": {"loadedNs": self.loaded_ns, "builtNs": built_ns, "buildNs": build_ns},
        }))
    }

    fn run(&mut self, id: Option<Value>, run: Run) -> Result<(), Failure> {
        let agents = self.agents.as_mut();
        let agent = agents
            .ok_or_else(|| Failure::invalid_request("run before initialize"))?
            .next();
        let Run { id: name, question } = run;
        let pending = Pending {
            rpc_id: id.unwrap_or_default(),
            request_id: name.clone(),
            output: self.output.clone(),
            result: None,
        };
        let request = Request {
            id: name.clone(),
            question,
            output: self.output.clone(),
        };
        request::start(name, |calls| async move {
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
mod tests;
