//! The tools: functions with ADK's macro, and its trait where there are many.
use adk_rust::{async_trait, prelude::*};
use kit::{ToolError, tools};
use serde_json::Value;

#[derive(serde::Deserialize, schemars::JsonSchema)]
struct TripFile {
    path: String,
}

/// Average trip duration in a parquet file of trips.
#[adk_tool::tool]
async fn average_trip_duration(args: TripFile) -> std::result::Result<Value, AdkError> {
    result(tools::average_trip_duration(&args.path).await)
}

#[derive(serde::Deserialize, schemars::JsonSchema)]
struct Key {
    key: String,
}

/// The value that belongs to a key.
#[adk_tool::tool]
async fn lookup(args: Key) -> std::result::Result<Value, AdkError> {
    result(tools::lookup(&args.key).await)
}

/// A tool that is known at run time only.
struct KitTool(kit::Tool);

#[async_trait]
impl Tool for KitTool {
    fn name(&self) -> &str {
        &self.0.name
    }

    fn description(&self) -> &str {
        &self.0.description
    }

    fn parameters_schema(&self) -> Option<Value> {
        Some(self.0.parameters())
    }

    async fn execute(&self, _: Arc<dyn ToolContext>, args: Value) -> Result<Value> {
        result(self.0.call(&args).await)
    }
}

fn result(answer: std::result::Result<String, ToolError>) -> Result<Value> {
    let failed = |ToolError(message)| AdkError::tool(message);
    answer.map(Value::from).map_err(failed)
}

pub fn of_framework(tool: kit::Tool) -> Arc<dyn Tool> {
    match &*tool.name {
        tools::AVERAGE_TRIP_DURATION => Arc::new(AverageTripDuration),
        tools::LOOKUP => Arc::new(Lookup),
        _ => Arc::new(KitTool(tool)),
    }
}
