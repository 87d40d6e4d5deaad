//! AutoAgents: a ReAct agent with sliding-window memory, as in its quick start.
mod model;
mod multi_agent;
mod streaming;
mod structured;
mod tools;

use std::sync::Arc;

use autoagents::{core::agent::AgentDeriveT, prelude::*};
use kit::{Agent, Failure, Llm, Programs, Request, Tool};
use model::{failure, model};
use serde_json::Value;

/// By hand, as in its examples, for a list of tools that is known at run time only.
#[derive(Debug, Clone, AgentHooks)]
struct TripAgent(Arc<[Tool]>);

impl AgentDeriveT for TripAgent {
    type Output = String;

    fn name(&self) -> &str {
        "trip_agent"
    }

    fn description(&self) -> &str {
        "Answers questions about trips."
    }

    fn output_schema(&self) -> Option<Value> {
        None
    }

    fn tools(&self) -> Vec<Box<dyn ToolT>> {
        self.0.iter().map(tools::boxed).collect()
    }
}

struct Trips {
    llm: Arc<dyn LLMProvider>,
    tools: Arc<[Tool]>,
    turns: usize,
}

impl Agent for Trips {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        Ok(Self {
            llm: model(llm)?,
            tools: llm.tools().into(),
            turns: llm.max_turns(),
        })
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let agent = ReActAgent::with_max_turns(TripAgent(self.tools.clone()), self.turns);
        let handle = AgentBuilder::<_, DirectAgent>::new(agent)
            .llm(self.llm.clone())
            .memory(Box::new(SlidingWindowMemory::new(2 * self.turns)))
            .build()
            .await;
        // Without its receiver: events that nobody takes would stop the agent after a thousand.
        let agent = handle.map_err(Failure::framework)?.agent;
        let answer = agent.run(Task::new(&request.question)).await;
        answer.map_err(failure)
    }
}

#[tokio::main]
async fn main() {
    Programs::of::<Trips>()
        .with::<streaming::Counter>("streaming")
        .with::<structured::Reporter>("structured")
        .with::<multi_agent::Coordinator>("multi-agent")
        .serve("autoagents", include_str!("../Cargo.toml"))
        .await;
}
