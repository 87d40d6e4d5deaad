//! AutoAgents: a ReAct agent with sliding-window memory, as in its quick start.
use std::sync::Arc;

use autoagents::{
    async_trait,
    core::{agent::error::RunnableAgentError, tool::ToolCallError},
    llm::backends::openai::{OpenAI, OpenAIApiMode},
    prelude::*,
};
use autoagents_derive::{AgentHooks, ToolInput, agent, tool};
use kit::{Agent, Failure, Llm, MAX_TURNS, Request, tools};
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
struct AverageTripDuration {}

#[async_trait]
impl ToolRuntime for AverageTripDuration {
    async fn execute(&self, args: Value) -> Result<Value, ToolCallError> {
        let TripFile { path } = serde_json::from_value(args)?;
        match tools::average_trip_duration(&path).await {
            Ok(sentence) => Ok(sentence.into()),
            Err(error) => Err(ToolCallError::RuntimeError(error.into())),
        }
    }
}

#[agent(
    name = "trip_agent",
    description = "Answers questions about trips.",
    tools = [AverageTripDuration],
)]
#[derive(Default, Clone, AgentHooks)]
struct TripAgent {}

struct Trips(Arc<dyn LLMProvider>);

impl Agent for Trips {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let llm: Arc<OpenAI> = LLMBuilder::<OpenAI>::new()
            .api_key(&llm.api_key)
            .base_url(&llm.base_url)
            .model(&llm.model)
            .api_mode(OpenAIApiMode::ChatCompletions)
            .build()
            .map_err(Failure::framework)?;
        Ok(Self(llm))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let agent = ReActAgent::with_max_turns(TripAgent {}, MAX_TURNS);
        let handle = AgentBuilder::<_, DirectAgent>::new(agent)
            .llm(self.0.clone())
            .memory(Box::new(SlidingWindowMemory::new(10)))
            .build()
            .await
            .map_err(Failure::framework)?;
        let answer = handle.agent.run(Task::new(&request.question)).await;
        answer.map_err(|error| match error {
            RunnableAgentError::LLMError(_) => Failure::llm(error),
            _ => Failure::framework(error),
        })
    }
}

#[tokio::main]
async fn main() {
    kit::serve::<Trips>("autoagents", include_str!("../Cargo.toml")).await;
}
