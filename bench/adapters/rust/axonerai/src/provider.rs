//! AxonerAI's `OpenAIProvider`, whose address is fixed, written anew for another address.
use anyhow::{Context, Result};
use async_trait::async_trait;
use axonerai::provider::{CompletionResponse, Message, Provider, StopReason, Tool, ToolCall};
use kit::Llm;
use serde_json::{Value, json};

pub struct OpenAiCompatible {
    client: reqwest::Client,
    url: String,
    api_key: String,
    model: String,
}

impl OpenAiCompatible {
    pub fn new(llm: &Llm) -> Self {
        Self {
            client: reqwest::Client::new(),
            url: format!("{}/chat/completions", llm.base_url),
            api_key: llm.api_key.clone(),
            model: llm.model.clone(),
        }
    }
}

#[async_trait]
impl Provider for OpenAiCompatible {
    async fn complete(
        &self,
        messages: Vec<Message>,
        tools: Option<Vec<Tool>>,
        _max_tokens: Option<u32>,
        _system_prompt: Option<String>,
    ) -> Result<CompletionResponse> {
        let tools = tools.unwrap_or_default().into_iter().map(|tool| {
            json!({"type": "function", "function": {
                "name": tool.name,
                "description": tool.description,
                "parameters": tool.input_schema,
            }})
        });
        let tools: Vec<Value> = tools.collect();
        let mut body = json!({"model": self.model, "messages": messages});
        if !tools.is_empty() {
            body["tools"] = tools.into();
        }
        let request = self.client.post(&self.url).bearer_auth(&self.api_key);
        let response = request.json(&body).send().await?.error_for_status()?;
        let reply: Value = response.json().await?;
        let choice = reply["choices"].get(0).context("no choice")?;
        let calls = choice["message"]["tool_calls"].as_array();
        let calls = calls.into_iter().flatten().map(|call| {
            let arguments = text(&call["function"]["arguments"]).unwrap_or_default();
            Ok(ToolCall {
                id: text(&call["id"]).context("a call without id")?,
                name: text(&call["function"]["name"]).context("a call without name")?,
                input: serde_json::from_str(&arguments)?,
            })
        });
        Ok(CompletionResponse {
            text: text(&choice["message"]["content"]),
            tool_calls: calls.collect::<Result<_>>()?,
            stop_reason: match choice["finish_reason"].as_str() {
                Some("tool_calls") => StopReason::ToolUse,
                Some("stop") => StopReason::EndTurn,
                Some("length") => StopReason::MaxTokens,
                Some("content_filter") => StopReason::ContentFilter,
                _ => StopReason::Error,
            },
        })
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}
