//! AxonerAI: an agent with a tool registry and no session, as in its quick start.
mod provider;

use async_trait::async_trait;
use axonerai::{Agent, Tool, ToolRegistry};
use kit::{Failure, Llm, Request};
use provider::OpenAiCompatible;
use serde_json::Value;

struct KitTool(kit::Tool);

#[async_trait]
impl Tool for KitTool {
    fn name(&self) -> String {
        self.0.name.to_string()
    }

    fn description(&self) -> String {
        self.0.description.to_string()
    }

    fn input_schema(&self) -> Value {
        self.0.parameters()
    }

    async fn execute(&self, input: Value) -> anyhow::Result<String> {
        Ok(self.0.call(&input).await?)
    }
}

struct TripAgent(Agent);

impl kit::Agent for TripAgent {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let mut registry = ToolRegistry::new();
        for tool in llm.tools() {
            registry.register(Box::new(KitTool(tool)));
        }
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
