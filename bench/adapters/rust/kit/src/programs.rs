//! Which program of an adapter answers a scenario.
use std::sync::Arc;

use crate::{
    Agent, Failure, Llm,
    agent::{AnyAgent, build},
    serve,
};

type Build = fn(&Llm) -> Result<Arc<dyn AnyAgent>, Failure>;

/// What the agent of an adapter can do with the tools that [`Llm::tools`] names.
const OF_ANY_AGENT: [&str; 5] = ["react", "chat", "lookup", "digest", "many-tools"];

/// The programs of one adapter: the main one, and those that a scenario needs for itself.
pub struct Programs {
    main: Build,
    own: Vec<(&'static str, Build)>,
}

impl Programs {
    /// `A` answers all scenarios that have no program of their own.
    pub fn of<A: Agent>() -> Self {
        Self {
            main: build::<A>,
            own: Vec::new(),
        }
    }

    /// `A` answers `scenario`: `streaming`, `structured`, `multi-agent`, or one the main one cannot.
    pub fn with<A: Agent>(mut self, scenario: &'static str) -> Self {
        self.own.push((scenario, build::<A>));
        self
    }

    /// Serves the protocol on stdin and stdout until the harness ends it; never returns.
    ///
    /// `package` is the measured crate, `manifest` the adapter's own `Cargo.toml`, which pins it.
    pub async fn serve(self, package: &'static str, manifest: &'static str) {
        serve::serve(self, package, manifest).await;
    }

    pub(crate) fn build(&self, llm: &Llm) -> Result<Arc<dyn AnyAgent>, Failure> {
        let own = self.own.iter().find(|(name, _)| *name == llm.scenario.name);
        own.map_or(self.main, |(_, build)| *build)(llm)
    }

    pub(crate) fn capabilities(&self) -> Vec<&'static str> {
        let own = self.own.iter().map(|(name, _)| *name);
        let own = own.filter(|name| !OF_ANY_AGENT.contains(name));
        OF_ANY_AGENT.into_iter().chain(own).collect()
    }
}
