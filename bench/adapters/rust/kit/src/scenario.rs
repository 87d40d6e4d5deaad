//! What an adapter will be asked; parameters come as text and are read once.
use std::{collections::BTreeMap, str::FromStr, time::Duration};

use serde::Deserialize;

const DEFAULT_TURNS: usize = 5;
const DEFAULT_DELAY_MS: u64 = 50;
const DEFAULT_TOOLS: usize = 50;

#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Told")]
pub(crate) struct Scenario {
    pub(crate) name: String,
    /// LLM calls a request may take.
    pub(crate) turns: usize,
    /// What the tool `lookup` waits.
    pub(crate) delay: Duration,
    /// Tool calls that the model asks for in one turn.
    pub(crate) calls_in_turn: usize,
    /// Tools on offer where the scenario is `many-tools`.
    pub(crate) tools_on_offer: usize,
    /// How many agents are built; requests go to them in turn.
    pub(crate) agents: usize,
}

#[derive(Default, Deserialize)]
struct Told {
    #[serde(default)]
    name: String,
    #[serde(default)]
    params: BTreeMap<String, String>,
}

impl TryFrom<Told> for Scenario {
    type Error = String;

    fn try_from(Told { name, params }: Told) -> Result<Self, String> {
        fn read<T: FromStr>(value: Option<&String>, name: &str, default: T) -> Result<T, String> {
            let Some(text) = value else {
                return Ok(default);
            };
            let wrong = |_| format!("scenario.params.{name}: \"{text}\" is not a whole number");
            text.parse().map_err(wrong)
        }
        let param = |name| params.get(name);
        let agents = read(param("agents"), "agents", 1)?;
        if agents == 0 {
            return Err("scenario.params.agents: \"0\" is less than 1".to_owned());
        }
        Ok(Self {
            name,
            turns: read(param("turns"), "turns", DEFAULT_TURNS)?,
            delay: Duration::from_millis(read(param("delayMs"), "delayMs", DEFAULT_DELAY_MS)?),
            calls_in_turn: read(param("tools"), "tools", 1)?,
            tools_on_offer: read(param("count"), "count", DEFAULT_TOOLS)?,
            agents,
        })
    }
}

impl Default for Scenario {
    fn default() -> Self {
        Told::default().try_into().expect("defaults are right")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn read(scenario: Value) -> Result<Scenario, serde_json::Error> {
        serde_json::from_value(scenario)
    }

    #[test]
    fn reads_parameters_that_come_as_text() {
        let params = json!({"delayMs": "7", "turns": "1002", "tools": "9", "agents": "3"});
        let scenario = read(json!({"name": "fan-out", "params": params})).expect("right");
        assert_eq!(scenario.name, "fan-out");
        assert_eq!(scenario.delay, Duration::from_millis(7));
        assert_eq!((scenario.turns, scenario.agents), (1002, 3));
        assert_eq!(scenario.calls_in_turn, 9);
    }

    #[test]
    fn has_defaults() {
        let scenario = read(json!({"name": "react"})).expect("right");
        assert_eq!((scenario.turns, scenario.agents), (5, 1));
        assert_eq!(scenario.delay, Duration::from_millis(50));
    }

    #[test]
    fn names_the_parameter_that_is_wrong() {
        for (name, value) in [("turns", "many"), ("agents", "0"), ("delayMs", "-1")] {
            let error = read(json!({"name": "x", "params": {name: value}})).unwrap_err();
            let error = error.to_string();
            assert!(error.contains(name) && error.contains(value), "{error}");
        }
    }
}
