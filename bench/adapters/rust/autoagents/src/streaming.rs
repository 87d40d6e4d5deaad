//! An answer passed on as AutoAgents' run_stream yields it.
mod agent;

use std::sync::Arc;

use agent::{CountingAgent, Piece};
use autoagents::prelude::*;
use futures::StreamExt;
use kit::{Agent, Failure, Llm, Request};

use crate::model::{failure, model};

pub struct Counter(Arc<dyn LLMProvider>);

impl Agent for Counter {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        Ok(Self(model(llm)?))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let handle = AgentBuilder::<_, DirectAgent>::new(ReActAgent::new(CountingAgent {}))
            .llm(self.0.clone())
            .stream(true)
            .memory(Box::new(SlidingWindowMemory::new(10)))
            .build()
            .await
            .map_err(Failure::framework)?;
        let stream = handle.agent.run_stream(Task::new(&request.question)).await;
        let mut stream = stream.map_err(failure)?;
        while let Some(piece) = stream.next().await {
            let Piece { text, done } = piece.map_err(Failure::llm)?;
            if done {
                return Ok(text);
            }
            request.emit(&text);
        }
        Err(Failure::framework("the stream ended without an answer"))
    }
}
