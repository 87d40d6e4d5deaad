//! The tools of the Rig agent: functions with its macro, and made at run time where there are many.
use kit::{Llm, Tool, ToolError, tools};
use rig_agent::{
    agent::{Agent, AgentBuilder},
    tool::{DynamicTool, ToolExecutionError, ToolOutput},
};

/// Average trip duration in a parquet file of trips.
#[rig_agent::rig_tool]
async fn average_trip_duration(path: String) -> Result<String, ToolExecutionError> {
    result(tools::average_trip_duration(&path).await)
}

/// The value that belongs to a key.
#[rig_agent::rig_tool]
async fn lookup(key: String) -> Result<String, ToolExecutionError> {
    result(tools::lookup(&key).await)
}

/// SHA-256, applied `rounds` times to 32 zero bytes, in hexadecimal.
#[rig_agent::rig_tool]
async fn digest(rounds: u64) -> Result<String, ToolExecutionError> {
    result(tools::digest(rounds).await)
}

fn result(answer: Result<String, ToolError>) -> Result<String, ToolExecutionError> {
    answer.map_err(|ToolError(message)| ToolExecutionError::other(message))
}

fn dynamic(tool: Tool) -> DynamicTool {
    let (name, description) = (tool.name.to_string(), tool.description.to_string());
    DynamicTool::new(name, description, tool.parameters(), move |_, arguments| {
        let tool = tool.clone();
        Box::pin(async move { result(tool.call(&arguments).await).map(ToolOutput::text) })
    })
}

/// The agent with the tools of the scenario.
pub fn build(agent: AgentBuilder, llm: &Llm) -> Agent {
    let mut tools = llm.tools().into_iter();
    let Some(first) = tools.next() else {
        return agent.build();
    };
    let agent = match &*first.name {
        tools::AVERAGE_TRIP_DURATION => agent.tool(AverageTripDuration),
        tools::LOOKUP => agent.tool(Lookup),
        _ => agent.tool(Digest),
    };
    agent.dynamic_tools(tools.map(dynamic).collect()).build()
}
