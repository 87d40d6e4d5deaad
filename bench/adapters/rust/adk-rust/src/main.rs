//! ADK-Rust: an LlmAgent behind a Runner, with a session a request, as in its documentation.
use std::{collections::HashMap, result::Result};

use adk_rust::{
    ErrorComponent, StreamingMode, futures::StreamExt, model::RetryConfig, prelude::*,
    session::CreateRequest,
};
use kit::{Failure, MAX_TURNS, Request, tools};

#[derive(serde::Deserialize, schemars::JsonSchema)]
struct TripFile {
    path: String,
}

/// Average trip duration in a parquet file of trips.
#[adk_tool::tool]
async fn average_trip_duration(args: TripFile) -> Result<serde_json::Value, AdkError> {
    match tools::average_trip_duration(&args.path).await {
        Ok(sentence) => Ok(sentence.into()),
        Err(kit::ToolError(message)) => Err(AdkError::tool(message)),
    }
}

struct TripAgent(Runner);

impl kit::Agent for TripAgent {
    fn build(llm: &kit::Llm) -> Result<Self, Failure> {
        let model = OpenAIClient::compatible(&llm.api_key, &llm.base_url, &llm.model)
            .map_err(Failure::framework)?
            .with_retry_config(RetryConfig::disabled());
        let agent = LlmAgentBuilder::new("trip_agent")
            .model(Arc::new(model))
            .tool(Arc::new(AverageTripDuration))
            .max_iterations(MAX_TURNS as u32);
        let agent = agent.build().map_err(Failure::framework)?;
        let whole = RunConfig::builder().streaming_mode(StreamingMode::None);
        let runner = Runner::builder()
            .app_name("trips")
            .agent(Arc::new(agent))
            .session_service(Arc::new(InMemorySessionService::new()))
            .run_config(whole.build());
        Ok(Self(runner.build().map_err(Failure::framework)?))
    }

    async fn answer(&self, Request { id, question }: &Request) -> Result<String, Failure> {
        let session = self.0.session_service().create(CreateRequest {
            app_name: self.0.app_name().to_owned(),
            user_id: "user".to_owned(),
            session_id: Some(id.clone()),
            state: HashMap::new(),
        });
        session.await.map_err(Failure::framework)?;
        let content = Content::new("user").with_text(question);
        let events = self.0.run_str("user", id, content).await;
        let mut events = events.map_err(failure)?;
        let mut answer = String::new();
        while let Some(event) = events.next().await {
            let event = event.map_err(failure)?;
            if let (true, Some(content)) = (event.is_final_response(), event.content()) {
                answer = content.parts.iter().filter_map(Part::text).collect();
            }
        }
        Ok(answer)
    }
}

fn failure(error: AdkError) -> Failure {
    match error.component {
        ErrorComponent::Model => Failure::llm(error),
        _ => Failure::framework(error),
    }
}

#[tokio::main]
async fn main() {
    kit::serve::<TripAgent>("adk-rust", include_str!("../Cargo.toml")).await;
}
