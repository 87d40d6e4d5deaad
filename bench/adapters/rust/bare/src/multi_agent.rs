//! One agent as the tool of another: both are the loop by hand.
use async_openai::types::chat::{FunctionCall, FunctionObject};
use kit::{Agent, Failure, Llm, Request};
use serde_json::{Value, json};

use crate::{TripAgent, call_tool, chat::Chat};

pub struct Coordinator {
    chat: Chat,
    trip_analyst: TripAgent,
}

impl Agent for Coordinator {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let function = FunctionObject {
            name: "trip_analyst".into(),
            description: Some("Answers questions about trips.".into()),
            parameters: Some(json!({
                "type": "object", "properties": {"input": {"type": "string"}},
                "required": ["input"], "additionalProperties": false,
            })),
            strict: None,
        };
        Ok(Self {
            chat: Chat::new(llm, std::iter::once(function)),
            trip_analyst: TripAgent::build(llm)?,
        })
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let call = |call| self.pass_on(call);
        self.chat.ask(&request.question, call).await
    }
}

impl Coordinator {
    async fn pass_on(&self, call: FunctionCall) -> Result<String, Failure> {
        let TripAgent { chat, tools } = &self.trip_analyst;
        let arguments: Value = serde_json::from_str(&call.arguments).map_err(Failure::llm)?;
        let question = arguments["input"].as_str().unwrap_or_default();
        chat.ask(question, |call| call_tool(tools, call)).await
    }
}
