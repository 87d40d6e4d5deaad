//! The answer as a value of a type: rig's typed prompt.
use kit::{Failure, Llm, Request};
use rig::{agent::Agent, completion::StructuredOutputError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{failure, tools, trip_agent};

#[derive(Serialize, Deserialize, JsonSchema)]
struct Report {
    summary: String,
    minutes: f64,
}

pub struct Reporter(Agent);

impl kit::Agent for Reporter {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let agent = trip_agent(llm)?.default_max_turns(llm.max_turns());
        Ok(Self(agent.build()))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let report = self.0.prompt_typed::<Report>(&request.question);
        let report = report.tool_context(tools::context(request)?).await;
        let report = report.map_err(|error| match error {
            StructuredOutputError::Prompt(error) => failure(error),
            _ => Failure::llm(error),
        })?;
        serde_json::to_string(&report.output).map_err(Failure::framework)
    }
}
