//! What every Rust adapter shares, so that its `main.rs` shows the framework and nothing else.
//!
//! An adapter implements [`Agent`] and calls [`serve`]; its tools call [`tools`].

mod agent;
mod clock;
mod failure;
mod framework;
mod output;
mod protocol;
mod request;
mod scratch;
mod serve;
pub mod subprocess;
pub mod tools;
mod trips;

pub use agent::{Agent, MAX_TURNS};
pub use failure::Failure;
pub use protocol::Llm;
pub use request::{Request, in_request};
pub use scratch::scratch_directory;
pub use serve::serve;
pub use tools::ToolError;
