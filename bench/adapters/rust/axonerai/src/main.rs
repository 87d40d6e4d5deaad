//! AxonerAI: an agent with a tool registry and no session, as in its quick start.
mod provider;

use async_trait::async_trait;
use axonerai::{Agent, Tool, ToolRegistry};
use kit::{Failure, Llm, Request, tools};
use provider::OpenAiCompatible;
use serde_json::{Value, json};

struct AverageTripDuration;

#[async_trait]
impl Tool for AverageTripDuration {
    fn name(&self) -> String {
        tools::AVERAGE_TRIP_DURATION.into()
    }

    fn description(&self) -> String {
        "Average trip duration in a parquet file of trips.".into()
    }

    fn input_schema(&self) -> Value {
        json!({
            "type": "object", "properties": {"path": {"type": "string"}},
            "required": ["path"], "additionalProperties": false,
        })
    }

    async fn execute(&self, input: Value) -> anyhow::Result<String> {
        let path = input["path"].as_str().unwrap_or_default();
        Ok(tools::average_trip_duration(path).await?)
    }
}

struct TripAgent(Agent);

impl kit::Agent for TripAgent {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let mut registry = ToolRegistry::new();
        registry.register(Box::new(AverageTripDuration));
        let provider = Box::new(OpenAiCompatible::new(llm));
        Ok(Self(Agent::new(provider, registry, None, None)))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let answer = self.0.run(&request.question).await;
        answer.map_err(|error| match error.downcast_ref::<reqwest::Error>() {
            Some(_) => Failure::llm(error),
            None => Failure::framework(error),
        })
    }
}

#[tokio::main]
async fn main() {
    kit::serve::<TripAgent>("axonerai", include_str!("../Cargo.toml")).await;
}
