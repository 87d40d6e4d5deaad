//! langchain-rust: an executor around a tools agent and a function tool, as in its examples.
use std::sync::Arc;

use kit::{Agent, Failure, Llm, MAX_TURNS, Request, tools};
use langchain_rust::{
    agent::{AgentExecutor, OpenAiToolAgent, OpenAiToolAgentBuilder},
    chain::Chain,
    llm::{OpenAIConfig, openai::OpenAI},
    prompt_args,
    tools::{FunctionTool, Tool},
};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct TripFile {
    path: String,
}

struct TripAgent(AgentExecutor<OpenAiToolAgent>);

impl Agent for TripAgent {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let average_trip_duration = FunctionTool::new(
            tools::AVERAGE_TRIP_DURATION,
            "Average trip duration in a parquet file of trips.",
            json!({
                "type": "object", "properties": {"path": {"type": "string"}},
                "required": ["path"], "additionalProperties": false,
            }),
            |TripFile { path }: TripFile| async move { tools::average_trip_duration(&path).await },
        );
        let tools: [Arc<dyn Tool>; 1] = [Arc::new(average_trip_duration)];
        let config = OpenAIConfig::new()
            .with_api_base(&llm.base_url)
            .with_api_key(&llm.api_key);
        let agent = OpenAiToolAgentBuilder::new()
            .tools(&tools)
            .build(OpenAI::new(config).with_model(&llm.model))
            .map_err(Failure::framework)?;
        let executor = AgentExecutor::from_agent(agent);
        Ok(Self(executor.with_max_iterations(MAX_TURNS as i32)))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let answer = self.0.invoke(prompt_args! {"input" => request.question});
        answer.await.map_err(|error| match error.to_string() {
            text if text.contains("LLM error") => Failure::llm(error), // Known by its text only.
            _ => Failure::framework(error),
        })
    }
}

#[tokio::main]
async fn main() {
    kit::serve::<TripAgent>("langchain-rust", include_str!("../Cargo.toml")).await;
}
