//! The tools: of Swiftide's derive macro, and of its trait where there are many.
use std::borrow::Cow;

use async_trait::async_trait;
use kit::{in_request, tools};
use schemars::Schema;
use swiftide::{
    chat_completion::{ToolCall, ToolOutput, ToolSpec, errors::ToolError},
    traits::{AgentContext, Tool},
};

/// Tools run in tasks of their own, so the request's id goes along.
#[derive(Clone, swiftide::Tool)]
#[tool(
    description = "Average trip duration in a parquet file of trips.",
    param(name = "path", description = "Path of the file")
)]
struct AverageTripDuration {
    request_id: String,
}

impl AverageTripDuration {
    async fn average_trip_duration(
        &self,
        _context: &dyn AgentContext,
        path: &str,
    ) -> Result<ToolOutput, ToolError> {
        output(in_request(&self.request_id, tools::average_trip_duration(path)).await)
    }
}

/// A tool that is known at run time only.
#[derive(Clone)]
struct KitTool {
    tool: kit::Tool,
    request_id: String,
}

#[async_trait]
impl Tool for KitTool {
    async fn invoke(
        &self,
        _context: &dyn AgentContext,
        call: &ToolCall,
    ) -> Result<ToolOutput, ToolError> {
        let arguments = serde_json::from_str(call.args().unwrap_or_default());
        let arguments = arguments.map_err(ToolError::WrongArguments)?;
        output(in_request(&self.request_id, self.tool.call(&arguments)).await)
    }

    fn name(&self) -> Cow<'_, str> {
        self.tool.name.clone()
    }

    fn tool_spec(&self) -> ToolSpec {
        let schema = Schema::try_from(self.tool.parameters());
        ToolSpec::builder()
            .name(&*self.tool.name)
            .description(&*self.tool.description)
            .parameters_schema(schema.expect("a schema"))
            .build()
            .expect("name and description are there")
    }
}

fn output(answer: Result<String, kit::ToolError>) -> Result<ToolOutput, ToolError> {
    let answer = answer.map_err(|error| ToolError::Unknown(error.into()))?;
    Ok(answer.into())
}

pub fn of_framework(tool: &kit::Tool, request_id: &str) -> Box<dyn Tool> {
    let (tool, request_id) = (tool.clone(), request_id.to_owned());
    match &*tool.name {
        tools::AVERAGE_TRIP_DURATION => Box::new(AverageTripDuration { request_id }),
        _ => Box::new(KitTool { tool, request_id }),
    }
}
