//! An answer passed on as the runner's events yield it, in ADK's default mode of streaming.
use std::result::Result;

use adk_rust::{StreamingMode, futures::StreamExt, prelude::*};
use kit::{Failure, Request};

use crate::{
    agent,
    conversation::{events, failure, runner, text},
};

pub struct Counter(Runner);

impl kit::Agent for Counter {
    fn build(llm: &kit::Llm) -> Result<Self, Failure> {
        let agent = agent("counting_agent", llm)?.build();
        let agent = Arc::new(agent.map_err(Failure::framework)?);
        Ok(Self(runner(agent, StreamingMode::SSE)?))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let mut events = events(&self.0, request).await?;
        let mut answer = String::new();
        while let Some(event) = events.next().await {
            let event = event.map_err(failure)?;
            if event.llm_response.partial
                && let Some(piece) = text(&event)
            {
                request.emit(&piece);
                answer.push_str(&piece);
            }
        }
        Ok(answer)
    }
}
