//! An answer passed on as the chain's stream yields it.
use futures::StreamExt;
use kit::{Agent, Failure, Llm, Request};
use langchain_rust::{chain::Chain, prompt_args};

use crate::{chat::Talker, failure};

pub struct Counter(Talker);

impl Agent for Counter {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        Ok(Self(Talker::build(llm)?))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let Talker(chain) = &self.0;
        let stream = chain.stream(prompt_args! {"input" => request.question});
        let mut stream = stream.await.map_err(failure)?;
        let mut answer = String::new();
        while let Some(piece) = stream.next().await {
            let text = piece.map_err(failure)?.content;
            request.emit(&text);
            answer.push_str(&text);
        }
        Ok(answer)
    }
}
