//! The answer in the schema of a type: an agent with an output type.
use std::result::Result;

use adk_rust::{StreamingMode, prelude::*};
use kit::{Failure, Request};
use serde::{Deserialize, Serialize};

use crate::{
    conversation::{answer, runner},
    trip_agent,
};

#[derive(Serialize, Deserialize, schemars::JsonSchema)]
struct Report {
    summary: String,
    minutes: f64,
}

pub struct Reporter(Runner);

impl kit::Agent for Reporter {
    fn build(llm: &kit::Llm) -> Result<Self, Failure> {
        let agent = trip_agent("trip_agent", llm)?.output_type::<Report>();
        let agent = Arc::new(agent.build().map_err(Failure::framework)?);
        Ok(Self(runner(agent, StreamingMode::None)?))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let text = answer(&self.0, request).await?;
        let report: Report = serde_json::from_str(&text).map_err(Failure::framework)?;
        serde_json::to_string(&report).map_err(Failure::framework)
    }
}
