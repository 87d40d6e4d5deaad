//! rig: an agent with its tools, as in its own examples.
mod multi_agent;
mod streaming;
mod structured;
mod tools;

use kit::{Failure, Llm, Programs, Request};
use rig::{
    agent::{Agent, AgentBuilder, WithBuilderTools},
    completion::PromptError,
    providers::openai::OpenAIConfig,
};

struct TripAgent {
    agent: Agent,
    calls_in_turn: usize,
}

impl kit::Agent for TripAgent {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let agent = trip_agent(llm)?.default_max_turns(llm.max_turns());
        Ok(Self {
            agent: agent.build(),
            calls_in_turn: llm.calls_in_turn(),
        })
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let response = self
            .agent
            .prompt(&request.question)
            .tool_context(tools::context(request)?)
            .tool_concurrency(self.calls_in_turn)
            .await
            .map_err(failure)?;
        Ok(response.output().to_owned())
    }
}

fn agent(llm: &Llm) -> AgentBuilder {
    let client = OpenAIConfig::new(llm.api_key.as_str())
        .with_base_url(&llm.base_url)
        .client();
    AgentBuilder::new(client.chat(&llm.model))
}

/// With the tools of the scenario.
fn trip_agent(llm: &Llm) -> Result<AgentBuilder<WithBuilderTools>, Failure> {
    let agent = agent(llm).dynamic_tools(Vec::new());
    llm.tools().into_iter().try_fold(agent, tools::add)
}

fn failure(error: PromptError) -> Failure {
    match error {
        PromptError::Provider(_) | PromptError::Report(_) => Failure::llm(error),
        _ => Failure::framework(error),
    }
}

#[tokio::main]
async fn main() {
    Programs::of::<TripAgent>()
        .with::<streaming::Counter>("streaming")
        .with::<structured::Reporter>("structured")
        .with::<multi_agent::Coordinator>("multi-agent")
        .serve("rig", include_str!("../Cargo.toml"))
        .await;
}
