//! Swiftide: an agent a request around a shared client, with tools of the derive macro.
mod model;
mod streaming;
mod tools;

use kit::{Failure, Llm, Programs, Request, Tool};
use model::model;
use swiftide::{
    agents::{Agent, AgentBuilder, errors::AgentError},
    chat_completion::ChatMessage,
    integrations::openai::OpenAI,
};

struct TripAgent {
    openai: OpenAI,
    tools: Vec<Tool>,
    turns: usize,
}

impl kit::Agent for TripAgent {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        Ok(Self {
            openai: model(llm)?,
            tools: llm.tools(),
            turns: llm.max_turns(),
        })
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        ask(&mut self.agent(request), request).await
    }
}

impl TripAgent {
    fn agent(&self, request: &Request) -> AgentBuilder {
        let tools = self.tools.iter();
        let mut agent = Agent::builder();
        agent
            .llm(&self.openai)
            .without_default_stop_tool()
            .tools(tools.map(|tool| tools::of_framework(tool, &request.id)))
            .limit(self.turns);
        agent
    }
}

async fn ask(agent: &mut AgentBuilder, request: &Request) -> Result<String, Failure> {
    let mut agent = agent.build().map_err(Failure::framework)?;
    let run = agent.query(request.question.clone()).await;
    run.map_err(|error| match error {
        AgentError::CompletionsFailed(_) => Failure::llm(error),
        _ => Failure::framework(error),
    })?;
    let history = agent.history().await.map_err(Failure::framework)?;
    match history.into_iter().last() {
        Some(ChatMessage::Assistant(Some(answer), _)) => Ok(answer),
        _ => Err(Failure::framework("no answer within the turns allowed")),
    }
}

#[tokio::main]
async fn main() {
    Programs::of::<TripAgent>()
        .with::<streaming::Counter>("streaming")
        .serve("swiftide", include_str!("../Cargo.toml"))
        .await;
}
