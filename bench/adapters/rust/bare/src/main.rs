//! The de-facto OpenAI client and a loop by hand: what the other Rust adapters are compared with.
mod chat;
mod multi_agent;
mod streaming;
mod structured;

use async_openai::types::chat::{FunctionCall, FunctionObject};
use chat::Chat;
use kit::{Agent, Failure, Llm, Programs, Request, Tool};
use serde_json::Value;

struct TripAgent {
    chat: Chat,
    tools: Vec<Tool>,
}

impl Agent for TripAgent {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let tools = llm.tools();
        let chat = Chat::new(llm, tools.iter().map(function));
        Ok(Self { chat, tools })
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let call = |call| call_tool(&self.tools, call);
        self.chat.ask(&request.question, call).await
    }
}

fn function(tool: &Tool) -> FunctionObject {
    FunctionObject {
        name: tool.name.to_string(),
        description: Some(tool.description.to_string()),
        parameters: Some(tool.parameters()),
        strict: None,
    }
}

async fn call_tool(tools: &[Tool], call: FunctionCall) -> Result<String, Failure> {
    let tool = tools.iter().find(|tool| tool.name == call.name);
    let tool = tool.ok_or_else(|| Failure::llm(format!("no such tool: {}", call.name)))?;
    let arguments: Value = serde_json::from_str(&call.arguments).map_err(Failure::llm)?;
    tool.call(&arguments).await.map_err(Failure::tool)
}

#[tokio::main]
async fn main() {
    Programs::of::<TripAgent>()
        .with::<streaming::Counter>("streaming")
        .with::<structured::Reporter>("structured")
        .with::<multi_agent::Coordinator>("multi-agent")
        .serve("async-openai", include_str!("../Cargo.toml"))
        .await;
}
