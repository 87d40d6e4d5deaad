//! A conversation: the model is asked until it calls no more tools.
use async_openai::{Client, config::OpenAIConfig, middleware::ReqwestService, types::chat::*};
use futures::future::try_join_all;
use kit::{Failure, Llm};

pub struct Chat {
    pub client: Client<OpenAIConfig>,
    pub template: CreateChatCompletionRequest, // Each request adds its messages.
    turns: usize,
}

impl Chat {
    pub fn new(llm: &Llm, functions: impl Iterator<Item = FunctionObject>) -> Self {
        let config = OpenAIConfig::new().with_api_base(&llm.base_url);
        let config = config.with_api_key(&llm.api_key);
        let tools = functions
            .map(|function| ChatCompletionTools::Function(ChatCompletionTool { function }));
        let tools: Vec<ChatCompletionTools> = tools.collect();
        let template = CreateChatCompletionRequest {
            model: llm.model.clone(),
            tools: (!tools.is_empty()).then_some(tools),
            ..Default::default()
        };
        let http = reqwest::Client::new();
        let mut client = Client::build(http.clone(), config);
        if llm.retries(3) == 0 {
            client = client.with_http_service(ReqwestService::new(http));
        }
        Self {
            client,
            template,
            turns: llm.max_turns(),
        }
    }

    pub async fn ask<F: Future<Output = Result<String, Failure>>>(
        &self,
        question: &str,
        call: impl Fn(FunctionCall) -> F,
    ) -> Result<String, Failure> {
        let mut chat = self.template.clone();
        chat.messages = ChatCompletionRequestUserMessage::from(question).into();
        for _ in 0..self.turns {
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
            let results = try_join_all(calls.into_iter().map(|asked| result(asked, &call)));
            chat.messages
                .extend(results.await?.into_iter().map(Into::into));
        }
        Err(Failure::framework("no answer within the turns allowed"))
    }
}

async fn result<F: Future<Output = Result<String, Failure>>>(
    asked: ChatCompletionMessageToolCalls,
    call: &impl Fn(FunctionCall) -> F,
) -> Result<ChatCompletionRequestToolMessage, Failure> {
    let ChatCompletionMessageToolCalls::Function(asked) = asked else {
        return Err(Failure::llm("a call of a custom tool"));
    };
    Ok(ChatCompletionRequestToolMessage {
        content: call(asked.function).await?.into(),
        tool_call_id: asked.id,
    })
}
