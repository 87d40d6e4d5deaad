//! The answer as a value of a type: an agent with an output, as in AutoAgents' quick start.
use std::sync::Arc;

use autoagents::prelude::*;
use kit::{Agent, Failure, Llm, Request};
use serde::{Deserialize, Serialize};

use crate::{
    model::{failure, model},
    tools::AverageTripDuration,
};

#[derive(Serialize, Deserialize, Debug, AgentOutput)]
struct Report {
    #[output(description = "What was found")]
    summary: String,
    #[output(description = "Average duration in minutes")]
    minutes: f64,
}

impl From<ReActAgentOutput> for Report {
    fn from(output: ReActAgentOutput) -> Self {
        output.parse_or_map(|text| Self {
            summary: text.to_owned(),
            minutes: f64::NAN,
        })
    }
}

#[agent(
    name = "trip_agent",
    description = "Answers questions about trips.",
    tools = [AverageTripDuration],
    output = Report,
)]
#[derive(Clone, AgentHooks)]
struct ReportAgent {}

pub struct Reporter(Arc<dyn LLMProvider>);

impl Agent for Reporter {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        Ok(Self(model(llm)?))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let handle = AgentBuilder::<_, DirectAgent>::new(ReActAgent::new(ReportAgent {}))
            .llm(self.0.clone())
            .memory(Box::new(SlidingWindowMemory::new(10)))
            .build()
            .await
            .map_err(Failure::framework)?;
        let report = handle.agent.run(Task::new(&request.question)).await;
        serde_json::to_string(&report.map_err(failure)?).map_err(Failure::framework)
    }
}
