//! An agent whose output comes in pieces.
use autoagents::{core::agent::AgentDeriveT, prelude::*};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A piece of the answer, or at the end the whole.
#[derive(Serialize, Deserialize)]
pub struct Piece {
    pub text: String,
    pub done: bool,
}

/// As for a String: the model is not to be told any schema.
impl AgentOutputT for Piece {
    fn output_schema() -> &'static str {
        "{}"
    }

    fn structured_output_format() -> Value {
        Value::Null
    }
}

impl From<ReActAgentOutput> for Piece {
    fn from(ReActAgentOutput { response, done, .. }: ReActAgentOutput) -> Self {
        let text = response;
        Self { text, done }
    }
}

#[derive(Debug, Clone, AgentHooks)]
pub struct CountingAgent {}

impl AgentDeriveT for CountingAgent {
    type Output = Piece;

    fn name(&self) -> &str {
        "counting_agent"
    }

    fn description(&self) -> &str {
        "Answers questions."
    }

    fn output_schema(&self) -> Option<Value> {
        None
    }

    fn tools(&self) -> Vec<Box<dyn ToolT>> {
        Vec::new()
    }
}
