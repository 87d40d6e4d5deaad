//! What an adapter implements.
use std::{pin::Pin, sync::Arc};

use crate::{Failure, Llm, Request};

/// A framework's agent. Many [`answer`](Agent::answer)s run at once.
pub trait Agent: Sized + Send + Sync + 'static {
    /// Builds what an application builds at boot: client, model, agent.
    fn build(llm: &Llm) -> Result<Self, Failure>;

    /// The final answer to `request.question`, verbatim. The future is dropped on cancellation.
    fn answer(&self, request: &Request) -> impl Future<Output = Result<String, Failure>> + Send;
}

type Answer<'a> = Pin<Box<dyn Future<Output = Result<String, Failure>> + Send + 'a>>;

/// Any [`Agent`], once it is built.
pub(crate) trait AnyAgent: Send + Sync {
    fn answer<'a>(&'a self, request: &'a Request) -> Answer<'a>;
}

impl<A: Agent> AnyAgent for A {
    fn answer<'a>(&'a self, request: &'a Request) -> Answer<'a> {
        Box::pin(Agent::answer(self, request))
    }
}

pub(crate) fn build<A: Agent>(llm: &Llm) -> Result<Arc<dyn AnyAgent>, Failure> {
    Ok(Arc::new(A::build(llm)?))
}
