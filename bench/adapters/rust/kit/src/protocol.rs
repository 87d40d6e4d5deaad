//! What the harness says: JSON-RPC 2.0, one message a line.
use std::path::PathBuf;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{Failure, Llm, scenario::Scenario};

pub(crate) const VERSION: u32 = 1;

const PARSE_ERROR: i64 = -32700;
const INVALID_REQUEST: i64 = -32600;
const METHOD_NOT_FOUND: i64 = -32601;
const INVALID_PARAMS: i64 = -32602;

/// One message of the harness; a notification has no id.
#[derive(Debug)]
pub(crate) struct Message {
    pub(crate) id: Option<Value>,
    pub(crate) call: Result<Call, Failure>,
}

#[derive(Debug)]
pub(crate) enum Call {
    Initialize(Initialize),
    Run(Run),
    Cancel { id: String },
    Stats,
    Shutdown,
}

/// What an adapter is told once, before it says that it is ready.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Initialize {
    pub(crate) protocol_version: u32,
    pub(crate) llm: Llm,
    #[serde(default)]
    pub(crate) scenario: Scenario,
    pub(crate) tool: ToolMode,
}

/// How `average_trip_duration` answers: by reading the file, or with a known sentence.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "mode", rename_all = "lowercase")]
pub(crate) enum ToolMode {
    Parquet { path: PathBuf },
    Constant { constant: String },
}

#[derive(Debug, Deserialize)]
pub(crate) struct Run {
    pub(crate) id: String,
    pub(crate) question: String,
}

/// Reads one line; whatever is wrong with it is said in `call`.
pub(crate) fn parse(line: &[u8]) -> Message {
    #[derive(Deserialize)]
    struct Envelope {
        id: Option<Value>,
        method: Option<String>,
        #[serde(default)]
        params: Value,
    }
    match serde_json::from_slice::<Envelope>(line) {
        Ok(Envelope { id, method, params }) => Message {
            id,
            call: method
                .ok_or_else(|| Failure::protocol(INVALID_REQUEST, "a message without method"))
                .and_then(|method| call(&method, params)),
        },
        Err(error) => Message {
            id: Some(Value::Null),
            call: Err(Failure::protocol(PARSE_ERROR, error)),
        },
    }
}

fn call(method: &str, params: Value) -> Result<Call, Failure> {
    #[derive(Deserialize)]
    struct Cancel {
        id: String,
    }
    fn read<T: DeserializeOwned>(params: Value) -> Result<T, Failure> {
        serde_json::from_value(params).map_err(|error| Failure::protocol(INVALID_PARAMS, error))
    }
    match method {
        "initialize" => read(params).map(Call::Initialize),
        "run" => read(params).map(Call::Run),
        "cancel" => read(params).map(|Cancel { id }| Call::Cancel { id }),
        "stats" => Ok(Call::Stats),
        "shutdown" => Ok(Call::Shutdown),
        _ => Err(Failure::protocol(
            METHOD_NOT_FOUND,
            format!("unknown method \"{method}\""),
        )),
    }
}

impl Failure {
    pub(crate) fn invalid_request(message: impl Into<String>) -> Self {
        Self::protocol(INVALID_REQUEST, message.into())
    }
}

#[cfg(test)]
mod tests {
    use super::{Call, ToolMode, parse};
    use serde_json::{Value, json};

    #[test]
    fn reads_initialize() {
        let line = json!({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {
            "protocolVersion": 1,
            "llm": {"baseUrl": "http://127.0.0.1:1/v1", "apiKey": "k", "model": "m"},
            "scenario": {"name": "react", "params": {"delayMs": "7"}},
            "tool": {"mode": "constant", "constant": "c"}}});
        let message = parse(line.to_string().as_bytes());
        let Ok(Call::Initialize(params)) = message.call else {
            panic!("{message:?}")
        };
        assert_eq!(params.llm.base_url, "http://127.0.0.1:1/v1");
        assert_eq!(params.scenario.delay.as_millis(), 7);
        assert!(matches!(params.tool, ToolMode::Constant { constant } if constant == "c"));
    }

    #[test]
    fn a_cancel_names_the_request_it_ends() {
        let message = parse(br#"{"jsonrpc":"2.0","method":"cancel","params":{"id":"r-000042"}}"#);
        assert!(message.id.is_none());
        assert!(matches!(message.call, Ok(Call::Cancel { id }) if id == "r-000042"));
    }

    #[test]
    fn says_what_is_wrong_with_a_line() {
        let code = |line: &[u8]| parse(line).call.unwrap_err().to_json()["code"].clone();
        assert_eq!(code(b"not json"), -32700);
        assert_eq!(code(b"\xff"), -32700);
        assert_eq!(code(br#"{"id":1}"#), -32600);
        assert_eq!(code(br#"{"id":1,"method":"sing"}"#), -32601);
        assert_eq!(code(br#"{"id":1,"method":"run","params":{}}"#), -32602);
        assert_eq!(parse(b"not json").id, Some(Value::Null));
    }
}
