//! langchain-rust: an executor around a tools agent and function tools, as in its examples.
mod chat;
mod streaming;

use std::sync::Arc;

use kit::{Agent, Failure, Llm, Programs, Request, Tool};
use langchain_rust::{
    agent::{AgentExecutor, OpenAiToolAgent, OpenAiToolAgentBuilder},
    chain::{Chain, ChainError},
    llm::{OpenAIConfig, openai::OpenAI},
    prompt_args,
    tools::{self, FunctionTool},
};
use serde_json::Value;

struct TripAgent(AgentExecutor<OpenAiToolAgent>);

impl Agent for TripAgent {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let tools: Vec<Arc<dyn tools::Tool>> = llm.tools().into_iter().map(function).collect();
        let agent = OpenAiToolAgentBuilder::new()
            .tools(&tools)
            .build(model(llm))
            .map_err(Failure::framework)?;
        let executor = AgentExecutor::from_agent(agent);
        let calls = llm.max_turns() * llm.calls_in_turn(); // It counts calls of tools, not turns.
        Ok(Self(executor.with_max_iterations(calls as i32)))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let answer = self.0.invoke(prompt_args! {"input" => request.question});
        answer.await.map_err(failure)
    }
}

fn model(llm: &Llm) -> OpenAI<OpenAIConfig> {
    let config = OpenAIConfig::new()
        .with_api_base(&llm.base_url)
        .with_api_key(&llm.api_key);
    OpenAI::new(config).with_model(&llm.model)
}

fn function(tool: Tool) -> Arc<dyn tools::Tool> {
    let (name, description) = (tool.name.to_string(), tool.description.to_string());
    let schema = tool.parameters();
    let call = move |arguments: Value| {
        let tool = tool.clone();
        async move { tool.call(&arguments).await }
    };
    Arc::new(FunctionTool::new(name, description, schema, call))
}

fn failure(error: ChainError) -> Failure {
    match error.to_string() {
        text if text.contains("LLM error") => Failure::llm(error), // Known by its text only.
        _ => Failure::framework(error),
    }
}

#[tokio::main]
async fn main() {
    Programs::of::<TripAgent>()
        .with::<chat::Talker>("chat")
        .with::<streaming::Counter>("streaming")
        .serve("langchain-rust", include_str!("../Cargo.toml"))
        .await;
}
