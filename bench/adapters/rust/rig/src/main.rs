//! rig: an agent with one tool, as in its own examples.
use kit::{Failure, Llm, MAX_TURNS, Request, ToolError, in_request, tools};
use rig::{
    agent::{Agent, AgentBuilder},
    completion::PromptError,
    providers::openai::OpenAIConfig,
    tool::{ContextValue, ToolContext, ToolExecutionError},
};
use serde::{Deserialize, Serialize};

/// Runs of one agent may poll each other's tools, so the request's id goes along in the context.
#[derive(Serialize, Deserialize, ContextValue)]
struct RequestId(String);

/// Average trip duration in a parquet file of trips.
#[rig::rig_tool]
async fn average_trip_duration(
    #[rig(context)] context: &mut ToolContext,
    path: String,
) -> Result<String, ToolExecutionError> {
    let RequestId(id) = context.require()?;
    in_request(&id, tools::average_trip_duration(&path))
        .await
        .map_err(|ToolError(message)| ToolExecutionError::other(message))
}

struct TripAgent(Agent);

impl kit::Agent for TripAgent {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let client = OpenAIConfig::new(llm.api_key.as_str())
            .with_base_url(&llm.base_url)
            .client();
        let agent = AgentBuilder::new(client.chat(&llm.model))
            .tool(AverageTripDuration)
            .default_max_turns(MAX_TURNS)
            .build();
        Ok(Self(agent))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let mut context = ToolContext::new();
        context
            .insert(RequestId(request.id.clone()))
            .map_err(Failure::framework)?;
        let response = self
            .0
            .prompt(&request.question)
            .tool_context(context)
            .await
            .map_err(|error| match error {
                PromptError::Provider(_) | PromptError::Report(_) => Failure::llm(error),
                _ => Failure::framework(error),
            })?;
        Ok(response.output().to_owned())
    }
}

#[tokio::main]
async fn main() {
    kit::serve::<TripAgent>("rig", include_str!("../Cargo.toml")).await;
}
