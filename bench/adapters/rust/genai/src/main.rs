//! genai: a client of many providers, and a loop by hand as in its own example of tool use.
use futures::future::try_join_all;
use genai::{
    Client, ModelIden, ServiceTarget,
    adapter::AdapterKind,
    chat::{ChatRequest, Tool, ToolCall, ToolResponse},
    resolver::{AuthData, Endpoint, Error, ServiceTargetResolver},
};
use kit::{Agent, Failure, Llm, MAX_TURNS, Request, tools};
use serde_json::json;

struct TripAgent {
    client: Client,
    model: String,
    tool: Tool,
}

impl Agent for TripAgent {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let endpoint = Endpoint::from_owned(format!("{}/", llm.base_url)); // The slash is needed.
        let auth = AuthData::from_single(llm.api_key.as_str());
        let resolver = ServiceTargetResolver::from_resolver_fn(
            move |target: ServiceTarget| -> Result<ServiceTarget, Error> {
                Ok(ServiceTarget {
                    endpoint: endpoint.clone(),
                    auth: auth.clone(),
                    model: ModelIden::new(AdapterKind::OpenAI, target.model.model_name),
                })
            },
        );
        let client = Client::builder().with_service_target_resolver(resolver);
        let tool = Tool::new(tools::AVERAGE_TRIP_DURATION)
            .with_description("Average trip duration in a parquet file of trips.")
            .with_schema(json!({
                "type": "object", "properties": {"path": {"type": "string"}},
                "required": ["path"], "additionalProperties": false,
            }));
        Ok(Self {
            client: client.build().map_err(Failure::framework)?,
            model: llm.model.clone(),
            tool,
        })
    }

    async fn answer(&self, Request { question, .. }: &Request) -> Result<String, Failure> {
        let mut chat = ChatRequest::from_user(question.as_str()).with_tools([self.tool.clone()]);
        for _ in 0..MAX_TURNS {
            let reply = self.client.exec_chat(&self.model, chat.clone(), None).await;
            let reply = reply.map_err(Failure::llm)?;
            let results = try_join_all(reply.tool_calls().into_iter().map(call_tool)).await?;
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

async fn call_tool(call: &ToolCall) -> Result<ToolResponse, Failure> {
    if call.fn_name != tools::AVERAGE_TRIP_DURATION {
        return Err(Failure::llm(format!("no such tool: {}", call.fn_name)));
    }
    let path = call.fn_arguments["path"].as_str().unwrap_or_default();
    let sentence = tools::average_trip_duration(path).await;
    let sentence = sentence.map_err(Failure::tool)?;
    Ok(ToolResponse::from_tool_call(call, sentence))
}

#[tokio::main]
async fn main() {
    kit::serve::<TripAgent>("genai", include_str!("../Cargo.toml")).await;
}
