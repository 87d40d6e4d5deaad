//! The answer in a schema, which goes along as the response format of every call.
use async_openai::types::chat::{ResponseFormat, ResponseFormatJsonSchema};
use kit::{Agent, Failure, Llm, Request};
use serde_json::json;

use crate::TripAgent;

pub struct Reporter(TripAgent);

impl Agent for Reporter {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let mut agent = TripAgent::build(llm)?;
        let json_schema = ResponseFormatJsonSchema {
            name: "report".into(),
            description: None,
            schema: json!({
                "type": "object",
                "properties": {"summary": {"type": "string"}, "minutes": {"type": "number"}},
                "required": ["summary", "minutes"], "additionalProperties": false,
            }),
            strict: Some(true),
        };
        agent.chat.template.response_format = Some(ResponseFormat::JsonSchema { json_schema });
        Ok(Self(agent))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        self.0.answer(request).await
    }
}
