//! The tools of a scenario as data, for frameworks that take name, schema and function.
use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    ToolError,
    scenario::Scenario,
    tools::{AVERAGE_TRIP_DURATION, DIGEST, LOOKUP, average_trip_duration, digest, lookup_as},
};

/// One tool with one parameter, as an agent registers it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Tool {
    pub name: Cow<'static, str>,
    pub description: Cow<'static, str>,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum Kind {
    Trips,
    Lookup,
    Digest,
}

impl Tool {
    pub(crate) fn all_of(scenario: &Scenario) -> Vec<Self> {
        match scenario.name.as_str() {
            "chat" | "streaming" => vec![],
            "multi-step" | "high-frequency" | "fan-out" | "long-context" => vec![Self::lookup()],
            "cpu-tool" => vec![Self::digest()],
            "many-tools" => {
                let others = (1..scenario.tools_on_offer).map(Self::numbered);
                std::iter::once(Self::trips()).chain(others).collect()
            }
            _ => vec![Self::trips()],
        }
    }

    fn trips() -> Self {
        Self {
            name: AVERAGE_TRIP_DURATION.into(),
            description: "Average trip duration in a parquet file of trips.".into(),
            kind: Kind::Trips,
        }
    }

    fn lookup() -> Self {
        Self {
            name: LOOKUP.into(),
            description: "The value that belongs to a key.".into(),
            kind: Kind::Lookup,
        }
    }

    fn digest() -> Self {
        Self {
            name: DIGEST.into(),
            description: "SHA-256, applied `rounds` times to 32 zero bytes, in hexadecimal.".into(),
            kind: Kind::Digest,
        }
    }

    /// One of many, which differ by name only.
    fn numbered(number: usize) -> Self {
        Self {
            name: format!("{LOOKUP}_{number:04}").into(),
            description: format!("The value that belongs to a key in table {number}.").into(),
            kind: Kind::Lookup,
        }
    }

    /// JSON Schema of the arguments.
    pub fn parameters(&self) -> Value {
        let (name, kind) = self.parameter();
        json!({
            "type": "object", "properties": {name: {"type": kind}},
            "required": [name], "additionalProperties": false,
        })
    }

    /// Name and JSON type of the one parameter.
    pub fn parameter(&self) -> (&'static str, &'static str) {
        match self.kind {
            Kind::Trips => ("path", "string"),
            Kind::Lookup => ("key", "string"),
            Kind::Digest => ("rounds", "integer"),
        }
    }

    /// Answers a call; `arguments` are an object, as the schema says.
    pub async fn call(&self, arguments: &Value) -> Result<String, ToolError> {
        let argument = &arguments[self.parameter().0];
        let text = argument.as_str().unwrap_or_default();
        match self.kind {
            Kind::Trips => average_trip_duration(text).await,
            Kind::Lookup => lookup_as(self.name.clone(), text).await,
            Kind::Digest => {
                let rounds = argument.as_u64();
                digest(rounds.ok_or_else(|| ToolError(format!("no rounds: {argument}")))?).await
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::{
        protocol::ToolMode,
        request::in_calls,
        tools::{self, tests::CONSTANT},
    };

    fn offered(scenario: &str, count: &str) -> Vec<Tool> {
        let told = json!({"name": scenario, "params": {"count": count}});
        Tool::all_of(&serde_json::from_value(told).expect("a scenario"))
    }

    fn names(scenario: &str) -> Vec<String> {
        let tools = offered(scenario, "3");
        tools.iter().map(|tool| tool.name.to_string()).collect()
    }

    #[test]
    fn each_scenario_has_its_own() {
        assert_eq!(names("react"), [AVERAGE_TRIP_DURATION]);
        assert_eq!(names("not-known-yet"), [AVERAGE_TRIP_DURATION]);
        assert!(names("chat").is_empty());
        assert_eq!(names("fan-out"), [LOOKUP]);
        assert_eq!(names("cpu-tool"), [DIGEST]);
        let many = [AVERAGE_TRIP_DURATION, "lookup_0001", "lookup_0002"];
        assert_eq!(names("many-tools"), many);
        assert_eq!(offered("many-tools", "500").len(), 500);
    }

    #[test]
    fn schemas_name_parameter_and_type() {
        let rounds = &offered("cpu-tool", "1")[0];
        assert_eq!(
            rounds.parameters(),
            json!({"type": "object", "properties": {"rounds": {"type": "integer"}},
                "required": ["rounds"], "additionalProperties": false})
        );
    }

    #[tokio::test]
    async fn a_call_goes_by_the_name_it_was_offered_under() {
        let constant = CONSTANT.to_owned();
        tools::configure(ToolMode::Constant { constant }, Duration::ZERO);
        let numbered = &offered("many-tools", "3")[2];
        let (answer, calls) = in_calls(numbered.call(&json!({"key": "k0001"}))).await;
        assert_eq!(answer.as_deref(), Ok("value-of-k0001"));
        assert_eq!(calls[0].name, "lookup_0002");

        let rounds = &offered("cpu-tool", "1")[0];
        let (answer, _) = in_calls(rounds.call(&json!({"rounds": 0}))).await;
        assert_eq!(answer, Ok("0".repeat(64)));
        assert!(rounds.call(&json!({"rounds": "many"})).await.is_err());
    }
}
