//! What an adapter is told of the model, and of what it will be asked.
use serde::Deserialize;

use crate::{scenario::Scenario, tool::Tool};

/// Where the model is and what it is called; `base_url` ends in `/v1`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Llm {
    pub base_url: String,
    pub api_key: String,
    pub model: String,
    /// Filled in by `initialize`, where it stands beside the model.
    #[serde(skip)]
    pub(crate) scenario: Scenario,
}

impl Llm {
    /// The tools that an agent has in this scenario, in order.
    pub fn tools(&self) -> Vec<Tool> {
        Tool::all_of(&self.scenario)
    }

    /// LLM calls after which an agent gives up; alike in all adapters.
    pub fn max_turns(&self) -> usize {
        self.scenario.turns
    }

    /// Tool calls that the model may ask for in one turn; frameworks that limit them must take so many.
    pub fn calls_in_turn(&self) -> usize {
        self.scenario.calls_in_turn
    }

    /// How often a failed LLM call is tried again: not at all, or `default`, the client's own, where
    /// the scenario is about faults.
    pub fn retries(&self, default: u32) -> u32 {
        if self.scenario.name == "faults" {
            default
        } else {
            0
        }
    }
}
