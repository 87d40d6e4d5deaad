//! genai: a client of many providers, and a loop by hand as in its own example of tool use.
mod client;
mod streaming;
mod structured;

use futures::future::try_join_all;
use genai::{
    Client,
    chat::{ChatOptions, ChatRequest, Tool, ToolCall, ToolResponse},
};
use kit::{Agent, Failure, Llm, Programs, Request};

struct TripAgent {
    client: Client,
    model: String,
    tools: Vec<kit::Tool>,
    offered: Vec<Tool>,
    options: Option<ChatOptions>,
    turns: usize,
}

impl Agent for TripAgent {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let tools = llm.tools();
        let offered = tools.iter().map(|tool| {
            Tool::new(tool.name.to_string())
                .with_description(tool.description.to_string())
                .with_schema(tool.parameters())
        });
        Ok(Self {
            client: client::client(llm)?,
            model: llm.model.clone(),
            offered: offered.collect(),
            tools,
            options: None,
            turns: llm.max_turns(),
        })
    }

    async fn answer(&self, Request { question, .. }: &Request) -> Result<String, Failure> {
        let mut chat = ChatRequest::from_user(question.as_str());
        if !self.offered.is_empty() {
            chat = chat.with_tools(self.offered.clone());
        }
        for _ in 0..self.turns {
            let (chat_now, options) = (chat.clone(), self.options.as_ref());
            let reply = self.client.exec_chat(&self.model, chat_now, options).await;
            let reply = reply.map_err(Failure::llm)?;
            let calls = reply.tool_calls().into_iter();
            let results = try_join_all(calls.map(|call| self.call_tool(call))).await?;
            if results.is_empty() {
                let answer = reply.into_first_text();
                return answer.ok_or_else(|| Failure::llm("no text"));
            }
            chat = chat
                .append_messages(reply.into_assistant_message_for_tool_use())
                .append_messages(results);
        }
        Err(Failure::framework("no answer within the turns allowed"))
    }
}

impl TripAgent {
    async fn call_tool(&self, call: &ToolCall) -> Result<ToolResponse, Failure> {
        let tool = self.tools.iter().find(|tool| tool.name == call.fn_name);
        let tool = tool.ok_or_else(|| Failure::llm(format!("no such tool: {}", call.fn_name)))?;
        let sentence = tool.call(&call.fn_arguments).await.map_err(Failure::tool)?;
        Ok(ToolResponse::from_tool_call(call, sentence))
    }
}

#[tokio::main]
async fn main() {
    Programs::of::<TripAgent>()
        .with::<streaming::Counter>("streaming")
        .with::<structured::Reporter>("structured")
        .serve("genai", include_str!("../Cargo.toml"))
        .await;
}
