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
mod serve;
pub mod tools;
mod trips;

pub use agent::{Agent, MAX_TURNS};
pub use failure::Failure;
pub use protocol::Llm;
pub use request::{Request, in_request};
pub use serve::serve;
pub use tools::ToolError;
