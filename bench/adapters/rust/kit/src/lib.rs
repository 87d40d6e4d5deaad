//! What every Rust adapter shares, so that its `main.rs` shows the framework and nothing else.
//!
//! An adapter implements [`Agent`] and calls [`serve`]; its tools are those of [`Llm::tools`], which
//! frameworks that know tools as functions of their own declare with those of [`tools`]. What a
//! scenario needs beyond that is a program of its own, of [`Programs`].

mod agent;
mod agents;
mod clock;
mod failure;
mod framework;
mod llm;
mod output;
mod programs;
mod protocol;
mod request;
mod scenario;
mod scratch;
mod serve;
pub mod subprocess;
mod tool;
pub mod tools;
mod trips;

pub use agent::Agent;
pub use failure::Failure;
pub use llm::Llm;
pub use programs::Programs;
pub use request::{Request, in_request};
pub use scratch::scratch_directory;
pub use tool::Tool;
pub use tools::ToolError;

/// Serves an adapter that has one program for all that it can do; see [`Programs::serve`].
pub async fn serve<A: Agent>(package: &'static str, manifest: &'static str) {
    Programs::of::<A>().serve(package, manifest).await;
}
