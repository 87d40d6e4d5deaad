//! An answer passed on as genai's stream of a chat yields it.
use futures::StreamExt;
use genai::{
    Client,
    chat::{ChatRequest, ChatStreamEvent},
};
use kit::{Agent, Failure, Llm, Request};

use crate::client::client;

pub struct Counter {
    client: Client,
    model: String,
}

impl Agent for Counter {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let (client, model) = (client(llm)?, llm.model.clone());
        Ok(Self { client, model })
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let chat = ChatRequest::from_user(request.question.as_str());
        let reply = self.client.exec_chat_stream(&self.model, chat, None).await;
        let mut stream = reply.map_err(Failure::llm)?.stream;
        let mut answer = String::new();
        while let Some(event) = stream.next().await {
            if let ChatStreamEvent::Chunk(chunk) = event.map_err(Failure::llm)? {
                request.emit(&chunk.content);
                answer.push_str(&chunk.content);
            }
        }
        Ok(answer)
    }
}
