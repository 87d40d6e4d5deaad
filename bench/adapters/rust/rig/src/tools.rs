//! The tools: functions with rig's macro, and tools made at run time where there are many.
use kit::{Failure, Request, Tool, ToolError, in_request, tools};
use rig::{
    agent::{AgentBuilder, WithBuilderTools},
    message::ToolName,
    tool::{ContextValue, DynamicTool, ToolContext, ToolExecutionError, ToolOutput},
};
use serde::{Deserialize, Serialize};

/// Runs of one agent may poll each other's tools, so the request's id goes along in the context.
#[derive(Serialize, Deserialize, ContextValue)]
struct RequestId(String);

pub fn context(request: &Request) -> Result<ToolContext, Failure> {
    let mut context = ToolContext::new();
    let id = RequestId(request.id.clone());
    context.insert(id).map_err(Failure::framework)?;
    Ok(context)
}

async fn answer(
    context: &mut ToolContext,
    work: impl Future<Output = Result<String, ToolError>>,
) -> Result<String, ToolExecutionError> {
    let RequestId(id) = context.require()?;
    let failed = |ToolError(message)| ToolExecutionError::other(message);
    in_request(&id, work).await.map_err(failed)
}

/// Average trip duration in a parquet file of trips.
#[rig::rig_tool]
async fn average_trip_duration(
    #[rig(context)] context: &mut ToolContext,
    path: String,
) -> Result<String, ToolExecutionError> {
    answer(context, tools::average_trip_duration(&path)).await
}

/// The value that belongs to a key.
#[rig::rig_tool]
async fn lookup(
    #[rig(context)] context: &mut ToolContext,
    key: String,
) -> Result<String, ToolExecutionError> {
    answer(context, tools::lookup(&key)).await
}

/// SHA-256, applied `rounds` times to 32 zero bytes, in hexadecimal.
#[rig::rig_tool]
async fn digest(
    #[rig(context)] context: &mut ToolContext,
    rounds: u64,
) -> Result<String, ToolExecutionError> {
    answer(context, tools::digest(rounds)).await
}

type Builder = AgentBuilder<WithBuilderTools>;

pub fn add(agent: Builder, tool: Tool) -> Result<Builder, Failure> {
    Ok(match &*tool.name {
        tools::AVERAGE_TRIP_DURATION => agent.tool(AverageTripDuration),
        tools::LOOKUP => agent.tool(Lookup),
        tools::DIGEST => agent.tool(Digest),
        name => {
            let name = ToolName::new(name).map_err(Failure::framework)?;
            let (description, schema) = (tool.description.to_string(), tool.parameters());
            let made =
                DynamicTool::new_with_context(name, description, schema, move |context, given| {
                    let tool = tool.clone();
                    Box::pin(async move {
                        let value = answer(context, tool.call(&given)).await?;
                        Ok(ToolOutput::text(value))
                    })
                });
            agent.dynamic_tool(made)
        }
    })
}
