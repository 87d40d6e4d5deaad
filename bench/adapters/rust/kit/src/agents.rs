//! The agents of one process: one, or as many as the scenario asks for.
use std::sync::Arc;

use crate::{Failure, Llm, Programs, agent::AnyAgent, clock::monotonic_ns};

/// Requests go to them in turn; all are kept as long as the process lives.
pub(crate) struct Agents {
    all: Vec<Arc<dyn AnyAgent>>,
    asked: usize,
    /// How long each took to build.
    pub(crate) build_ns: Vec<u64>,
}

impl Agents {
    pub(crate) fn build(programs: &Programs, llm: &Llm) -> Result<Self, Failure> {
        let mut agents = Self {
            all: Vec::with_capacity(llm.scenario.agents),
            asked: 0,
            build_ns: Vec::with_capacity(llm.scenario.agents),
        };
        for _ in 0..llm.scenario.agents {
            let start_ns = monotonic_ns();
            agents.all.push(programs.build(llm)?);
            agents.build_ns.push(monotonic_ns() - start_ns);
        }
        Ok(agents)
    }

    /// The one whose turn it is.
    pub(crate) fn next(&mut self) -> Arc<dyn AnyAgent> {
        let agent = &self.all[self.asked % self.all.len()];
        self.asked += 1;
        agent.clone()
    }
}
