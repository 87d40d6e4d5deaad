//! The answer in a schema, which is an option of every call.
use genai::chat::{ChatOptions, JsonSpec};
use kit::{Agent, Failure, Llm, Request};
use serde_json::json;

use crate::TripAgent;

pub struct Reporter(TripAgent);

impl Agent for Reporter {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let mut agent = TripAgent::build(llm)?;
        let report = JsonSpec::new(
            "report",
            json!({
                "type": "object",
                "properties": {"summary": {"type": "string"}, "minutes": {"type": "number"}},
                "required": ["summary", "minutes"], "additionalProperties": false,
            }),
        );
        agent.options = Some(ChatOptions::default().with_response_format(report));
        Ok(Self(agent))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        self.0.answer(request).await
    }
}
