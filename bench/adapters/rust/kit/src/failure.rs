//! Why a request failed, and who is to blame.
use std::error::Error;

use serde_json::{Value, json};

/// JSON-RPC error code of a failed request.
const FAILED: i64 = -32000;
/// JSON-RPC error code of a cancelled request (as in the Language Server Protocol).
const CANCELLED: i64 = -32800;

/// A failed request: becomes a JSON-RPC error, never an empty success.
#[derive(Debug)]
pub struct Failure {
    code: i64,
    kind: &'static str,
    message: String,
}

impl Failure {
    /// The model call failed: transport, status or an answer that is none.
    pub fn llm(error: impl Into<Box<dyn Error>>) -> Self {
        Self::new(FAILED, "llm", error)
    }

    /// The tool failed, and the framework ended the request for it.
    pub fn tool(error: impl Into<Box<dyn Error>>) -> Self {
        Self::new(FAILED, "tool", error)
    }

    /// The framework gave up: turns used up, state lost, a panic.
    pub fn framework(error: impl Into<Box<dyn Error>>) -> Self {
        Self::new(FAILED, "framework", error)
    }

    /// The harness wrote what this adapter does not understand.
    pub(crate) fn protocol(code: i64, error: impl Into<Box<dyn Error>>) -> Self {
        Self::new(code, "protocol", error)
    }

    pub(crate) fn cancelled() -> Self {
        Self::new(CANCELLED, "cancelled", "cancelled")
    }

    fn new(code: i64, kind: &'static str, error: impl Into<Box<dyn Error>>) -> Self {
        let message = with_causes(error.into().as_ref());
        Self {
            code,
            kind,
            message,
        }
    }

    /// The `error` member of a JSON-RPC reply.
    pub(crate) fn to_json(&self) -> Value {
        json!({"code": self.code, "message": self.message, "data": {"kind": self.kind}})
    }
}

/// An error's message with those of its causes, which HTTP clients leave out.
fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let message = error.to_string();
        if !text.contains(&message) {
            text = format!("{text}: {message}");
        }
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Failure;
    use serde_json::json;

    #[test]
    fn names_code_kind_and_message() {
        assert_eq!(
            Failure::llm("no route").to_json(),
            json!({"code": -32000, "message": "no route", "data": {"kind": "llm"}})
        );
        assert_eq!(Failure::cancelled().to_json()["code"], -32800);
    }
}
