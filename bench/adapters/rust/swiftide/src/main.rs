//! Swiftide: an agent a request around a shared client, with a tool of the derive macro.
use std::time::Duration;

use async_openai::{Client, config::OpenAIConfig};
use backoff::ExponentialBackoff;
use kit::{Failure, Llm, MAX_TURNS, Request, in_request, tools};
use swiftide::{
    agents::{Agent, errors::AgentError},
    chat_completion::{ChatMessage, ToolOutput, errors::ToolError},
    integrations::openai::OpenAI,
    traits::AgentContext,
};

/// Tools run in tasks of their own, so the request's id goes along.
#[derive(Clone, swiftide::Tool)]
#[tool(
    description = "Average trip duration in a parquet file of trips.",
    param(name = "path", description = "Path of the file")
)]
struct AverageTripDuration {
    request_id: String,
}

impl AverageTripDuration {
    async fn average_trip_duration(
        &self,
        _context: &dyn AgentContext,
        path: &str,
    ) -> Result<ToolOutput, ToolError> {
        let sentence = in_request(&self.request_id, tools::average_trip_duration(path)).await;
        let sentence = sentence.map_err(|error| ToolError::Unknown(error.into()))?;
        Ok(sentence.into())
    }
}

struct TripAgent(OpenAI);

impl kit::Agent for TripAgent {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let config = OpenAIConfig::new()
            .with_api_base(&llm.base_url)
            .with_api_key(&llm.api_key);
        let client = Client::with_config(config).with_backoff(ExponentialBackoff {
            max_elapsed_time: Some(Duration::ZERO), // No retries.
            ..Default::default()
        });
        let openai = OpenAI::builder()
            .client(client)
            .default_prompt_model(&llm.model)
            .build();
        Ok(Self(openai.map_err(Failure::framework)?))
    }

    async fn answer(&self, Request { id, question }: &Request) -> Result<String, Failure> {
        let request_id = id.clone();
        let mut agent = Agent::builder()
            .llm(&self.0)
            .without_default_stop_tool()
            .tools([AverageTripDuration { request_id }])
            .limit(MAX_TURNS)
            .build()
            .map_err(Failure::framework)?;
        let run = agent.query(question.clone()).await;
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
}

#[tokio::main]
async fn main() {
    kit::serve::<TripAgent>("swiftide", include_str!("../Cargo.toml")).await;
}
