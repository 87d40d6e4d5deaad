//! A coordinator that transfers to its sub-agent, as in ADK's documentation.
use std::result::Result;

use adk_rust::{StreamingMode, prelude::*};
use kit::{Failure, Request};

use crate::{
    agent,
    conversation::{answer, runner},
    trip_agent,
};

pub struct Coordinator(Runner);

impl kit::Agent for Coordinator {
    fn build(llm: &kit::Llm) -> Result<Self, Failure> {
        let trip_analyst = trip_agent("trip_analyst", llm)?
            .description("Answers questions about trips.")
            .build()
            .map_err(Failure::framework)?;
        let coordinator = agent("coordinator", llm)?.sub_agent(Arc::new(trip_analyst));
        let coordinator = coordinator.build().map_err(Failure::framework)?;
        Ok(Self(runner(Arc::new(coordinator), StreamingMode::None)?))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        answer(&self.0, request).await
    }
}
