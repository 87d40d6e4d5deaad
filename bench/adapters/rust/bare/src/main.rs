//! The de-facto OpenAI client and a loop by hand: what the other Rust adapters are compared with.
use async_openai::{Client, config::OpenAIConfig, middleware::ReqwestService, types::chat::*};
use futures::future::try_join_all;
use kit::{Agent, Failure, Llm, MAX_TURNS, Request, tools};
use serde_json::{Value, json};

struct TripAgent {
    client: Client<OpenAIConfig>,
    template: CreateChatCompletionRequest, // Each request adds its messages.
}

impl Agent for TripAgent {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let config = OpenAIConfig::new().with_api_base(&llm.base_url);
        let config = config.with_api_key(&llm.api_key);
        let function = FunctionObject {
            name: tools::AVERAGE_TRIP_DURATION.into(),
            description: Some("Average trip duration in a parquet file of trips.".into()),
            parameters: Some(json!({
                "type": "object", "properties": {"path": {"type": "string"}},
                "required": ["path"], "additionalProperties": false,
            })),
            strict: None,
        };
        let template = CreateChatCompletionRequest {
            model: llm.model.clone(),
            tools: Some(ChatCompletionTool { function }.into()),
            ..Default::default()
        };
        let http = reqwest::Client::new();
        let client = Client::build(http.clone(), config);
        let client = client.with_http_service(ReqwestService::new(http)); // Without retries.
        Ok(Self { client, template })
    }

    async fn answer(&self, Request { question, .. }: &Request) -> Result<String, Failure> {
        let mut chat = self.template.clone();
        chat.messages = ChatCompletionRequestUserMessage::from(question.as_str()).into();
        for _ in 0..MAX_TURNS {
            let reply = self.client.chat().create(chat.clone()).await;
            let choice = reply.map_err(Failure::llm)?.choices.into_iter().next();
            let message = choice.ok_or_else(|| Failure::llm("no choice"))?.message;
            let Some(calls) = message.tool_calls.filter(|calls| !calls.is_empty()) else {
                return message.content.ok_or_else(|| Failure::llm("no content"));
            };
            let turn = ChatCompletionRequestAssistantMessage {
                tool_calls: Some(calls.clone()),
                ..Default::default()
            };
            chat.messages.push(turn.into());
            let results = try_join_all(calls.into_iter().map(call_tool)).await?;
            chat.messages.extend(results.into_iter().map(Into::into));
        }
        Err(Failure::framework("no answer within the turns allowed"))
    }
}

async fn call_tool(
    call: ChatCompletionMessageToolCalls,
) -> Result<ChatCompletionRequestToolMessage, Failure> {
    let ChatCompletionMessageToolCalls::Function(call) = call else {
        return Err(Failure::llm("a call of a custom tool"));
    };
    let FunctionCall { name, arguments } = call.function;
    if name != tools::AVERAGE_TRIP_DURATION {
        return Err(Failure::llm(format!("no such tool: {name}")));
    }
    let arguments: Value = serde_json::from_str(&arguments).map_err(Failure::llm)?;
    let path = arguments["path"].as_str().unwrap_or_default();
    let sentence = tools::average_trip_duration(path).await;
    Ok(ChatCompletionRequestToolMessage {
        content: sentence.map_err(Failure::tool)?.into(),
        tool_call_id: call.id,
    })
}

#[tokio::main]
async fn main() {
    kit::serve::<TripAgent>("async-openai", include_str!("../Cargo.toml")).await;
}
