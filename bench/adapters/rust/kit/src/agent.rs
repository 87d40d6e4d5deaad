//! What an adapter implements.
use crate::{Failure, Llm, Request};

/// LLM calls after which an agent gives up; alike in all adapters.
pub const MAX_TURNS: usize = 5;

/// A framework's agent. Many [`answer`](Agent::answer)s run at once.
pub trait Agent: Sized + Send + Sync + 'static {
    /// Builds what an application builds at boot: client, model, agent.
    fn build(llm: &Llm) -> Result<Self, Failure>;

    /// The final answer to `request.question`, verbatim. The future is dropped on cancellation.
    fn answer(&self, request: &Request) -> impl Future<Output = Result<String, Failure>> + Send;
}
