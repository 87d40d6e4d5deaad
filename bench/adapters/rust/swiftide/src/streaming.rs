//! An answer passed on as the agent's on_stream hook gets it.
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use kit::{Agent, Failure, Llm, Request};

use crate::{TripAgent, ask};

pub struct Counter(TripAgent);

impl Agent for Counter {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        Ok(Self(TripAgent::build(llm)?))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let (listener, told) = (request.clone(), Arc::new(AtomicUsize::new(0)));
        let mut agent = self.0.agent(request);
        agent.streaming(true).on_stream(move |_agent, response| {
            // Of the whole so far: a response without anything new repeats the last delta.
            let whole = response.message.as_deref().unwrap_or_default();
            let piece = &whole[told.swap(whole.len(), Ordering::Relaxed)..];
            if !piece.is_empty() {
                listener.emit(piece);
            }
            Box::pin(async { Ok(()) })
        });
        ask(&mut agent, request).await
    }
}
