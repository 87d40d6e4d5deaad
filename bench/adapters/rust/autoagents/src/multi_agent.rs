//! One agent as a tool of another: the tool's execute runs it.
use std::sync::Arc;

use autoagents::{async_trait, core::tool::ToolCallError, prelude::*};
use kit::{Agent, Failure, Llm, Request};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    model::{failure, model},
    tools::AverageTripDuration,
};

#[agent(
    name = "trip_analyst",
    description = "Answers questions about trips.",
    tools = [AverageTripDuration],
)]
#[derive(Clone, AgentHooks)]
struct AnalystAgent {}

#[derive(Serialize, Deserialize, ToolInput, Debug)]
struct Question {
    input: String,
}

#[tool(
    name = "trip_analyst",
    description = "Answers questions about trips.",
    input = Question,
)]
struct TripAnalyst {
    llm: Arc<dyn LLMProvider>,
}

#[async_trait]
impl ToolRuntime for TripAnalyst {
    async fn execute(&self, args: Value) -> Result<Value, ToolCallError> {
        let Question { input } = serde_json::from_value(args)?;
        let handle = AgentBuilder::<_, DirectAgent>::new(ReActAgent::new(AnalystAgent {}))
            .llm(self.llm.clone())
            .memory(Box::new(SlidingWindowMemory::new(10)))
            .build()
            .await
            .map_err(|error| ToolCallError::RuntimeError(error.into()))?;
        let answer = handle.agent.run(Task::new(input)).await;
        answer
            .map(Value::from)
            .map_err(|error| ToolCallError::RuntimeError(error.into()))
    }
}

#[agent(
    name = "coordinator",
    description = "Passes questions on to those who can answer them.",
    tools = [TripAnalyst { llm: self.llm.clone() }],
)]
#[derive(Clone, AgentHooks)]
pub struct Coordinator {
    llm: Arc<dyn LLMProvider>,
}

impl Agent for Coordinator {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        Ok(Self { llm: model(llm)? })
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let handle = AgentBuilder::<_, DirectAgent>::new(ReActAgent::new(self.clone()))
            .llm(self.llm.clone())
            .memory(Box::new(SlidingWindowMemory::new(10)))
            .build()
            .await
            .map_err(Failure::framework)?;
        let answer = handle.agent.run(Task::new(&request.question)).await;
        answer.map_err(failure)
    }
}
