//! One agent as a tool of another, as in rig's examples.
use kit::{Failure, Llm, Request};
use rig::agent::Agent;

use crate::{agent, failure, tools, trip_agent};

pub struct Coordinator(Agent);

impl kit::Agent for Coordinator {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let trip_analyst = trip_agent(llm)?
            .name("trip_analyst")
            .description("Answers questions about trips.")
            .default_max_turns(llm.max_turns())
            .build();
        let coordinator = agent(llm)
            .dynamic_tool(trip_analyst.into_tool().map_err(Failure::framework)?)
            .default_max_turns(llm.max_turns());
        Ok(Self(coordinator.build()))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let response = self.0.prompt(&request.question);
        let response = response.tool_context(tools::context(request)?).await;
        Ok(response.map_err(failure)?.output().to_owned())
    }
}
