//! An answer passed on chunk by chunk.
use async_openai::types::chat::ChatCompletionRequestUserMessage;
use futures::StreamExt;
use kit::{Agent, Failure, Llm, Request};

use crate::chat::Chat;

pub struct Counter(Chat);

impl Agent for Counter {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        Ok(Self(Chat::new(llm, std::iter::empty())))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let mut chat = self.0.template.clone();
        let question = request.question.as_str();
        chat.messages = ChatCompletionRequestUserMessage::from(question).into();
        let stream = self.0.client.chat().create_stream(chat).await;
        let mut stream = stream.map_err(Failure::llm)?;
        let mut answer = String::new();
        while let Some(chunk) = stream.next().await {
            let choice = chunk.map_err(Failure::llm)?.choices.into_iter().next();
            if let Some(text) = choice.and_then(|choice| choice.delta.content) {
                request.emit(&text);
                answer.push_str(&text);
            }
        }
        Ok(answer)
    }
}
