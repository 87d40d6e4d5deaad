//! An answer passed on as rig's stream of a run yields it.
use futures::StreamExt;
use kit::{Failure, Llm, Request};
use rig::{
    agent::{Agent, MultiTurnStreamItem},
    streaming::{Item, StreamEvent},
};

use crate::{agent, failure};

pub struct Counter(Agent);

impl kit::Agent for Counter {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        Ok(Self(agent(llm).build()))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let mut stream = self.0.prompt(&request.question).stream();
        while let Some(item) = stream.next().await {
            match item.map_err(failure)? {
                MultiTurnStreamItem::StreamAssistantItem(Item::Event(StreamEvent::Text {
                    text,
                    ..
                })) => request.emit(&text),
                MultiTurnStreamItem::FinalResponse(response) => {
                    return Ok(response.output().to_owned());
                }
                _ => {}
            }
        }
        Err(Failure::framework("the stream ended without a response"))
    }
}
