//! ADK-Rust: an LlmAgent behind a Runner, with a session a request, as in its documentation.
mod conversation;
mod multi_agent;
mod streaming;
mod structured;
mod tools;

use adk_rust::{StreamingMode, ToolExecutionStrategy, model::RetryConfig, prelude::*};
use conversation::{answer, runner};
use kit::{Failure, Programs, Request};

struct TripAgent(Runner);

impl kit::Agent for TripAgent {
    fn build(llm: &kit::Llm) -> std::result::Result<Self, Failure> {
        let agent = trip_agent("trip_agent", llm)?.build();
        let agent = Arc::new(agent.map_err(Failure::framework)?);
        Ok(Self(runner(agent, StreamingMode::None)?))
    }

    async fn answer(&self, request: &Request) -> std::result::Result<String, Failure> {
        answer(&self.0, request).await
    }
}

/// With the tools of the scenario.
fn trip_agent(name: &str, llm: &kit::Llm) -> std::result::Result<LlmAgentBuilder, Failure> {
    let mut agent = agent(name, llm)?;
    if llm.calls_in_turn() > 1 {
        agent = agent.tool_execution_strategy(ToolExecutionStrategy::Parallel);
    }
    let tools = llm.tools().into_iter().map(tools::of_framework);
    Ok(tools.fold(agent, LlmAgentBuilder::tool))
}

fn agent(name: &str, llm: &kit::Llm) -> std::result::Result<LlmAgentBuilder, Failure> {
    let model = OpenAIClient::compatible(&llm.api_key, &llm.base_url, &llm.model);
    let mut model = model.map_err(Failure::framework)?;
    if llm.retries(3) == 0 {
        model = model.with_retry_config(RetryConfig::disabled());
    }
    Ok(LlmAgentBuilder::new(name)
        .model(Arc::new(model))
        .max_iterations(llm.max_turns() as u32))
}

#[tokio::main]
async fn main() {
    Programs::of::<TripAgent>()
        .with::<streaming::Counter>("streaming")
        .with::<structured::Reporter>("structured")
        .with::<multi_agent::Coordinator>("multi-agent")
        .serve("adk-rust", include_str!("../Cargo.toml"))
        .await;
}
