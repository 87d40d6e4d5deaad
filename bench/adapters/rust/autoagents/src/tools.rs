//! The tools: with AutoAgents' macro, and by hand where there are many.
use autoagents::{async_trait, core::tool::ToolCallError, prelude::*};
use kit::{Tool, ToolError, tools};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Serialize, Deserialize, ToolInput, Debug)]
struct TripFile {
    path: String,
}

#[tool(
    name = "average_trip_duration",
    description = "Average trip duration in a parquet file of trips.",
    input = TripFile,
)]
pub struct AverageTripDuration {}

#[async_trait]
impl ToolRuntime for AverageTripDuration {
    async fn execute(&self, args: Value) -> Result<Value, ToolCallError> {
        let TripFile { path } = serde_json::from_value(args)?;
        result(tools::average_trip_duration(&path).await)
    }
}

#[derive(Serialize, Deserialize, ToolInput, Debug)]
struct Key {
    key: String,
}

#[tool(name = "lookup", description = "The value that belongs to a key.", input = Key)]
struct Lookup {}

#[async_trait]
impl ToolRuntime for Lookup {
    async fn execute(&self, args: Value) -> Result<Value, ToolCallError> {
        let Key { key } = serde_json::from_value(args)?;
        result(tools::lookup(&key).await)
    }
}

/// A tool that is known at run time only, as in AutoAgents' example without macros.
#[derive(Debug)]
struct Manual(Tool);

impl ToolT for Manual {
    fn name(&self) -> &str {
        &self.0.name
    }

    fn description(&self) -> &str {
        &self.0.description
    }

    fn args_schema(&self) -> Value {
        self.0.parameters()
    }
}

#[async_trait]
impl ToolRuntime for Manual {
    async fn execute(&self, args: Value) -> Result<Value, ToolCallError> {
        result(self.0.call(&args).await)
    }
}

fn result(answer: Result<String, ToolError>) -> Result<Value, ToolCallError> {
    answer
        .map(Value::from)
        .map_err(|error| ToolCallError::RuntimeError(error.into()))
}

pub fn boxed(tool: &Tool) -> Box<dyn ToolT> {
    match &*tool.name {
        tools::AVERAGE_TRIP_DURATION => Box::new(AverageTripDuration {}),
        tools::LOOKUP => Box::new(Lookup {}),
        _ => Box::new(Manual(tool.clone())),
    }
}
