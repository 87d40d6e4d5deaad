//! The model, and who is to blame when a run fails.
use std::sync::Arc;

use autoagents::{
    core::agent::error::RunnableAgentError,
    llm::backends::openai::{OpenAI, OpenAIApiMode},
    prelude::*,
};
use kit::{Failure, Llm};

pub fn model(llm: &Llm) -> Result<Arc<OpenAI>, Failure> {
    LLMBuilder::<OpenAI>::new()
        .api_key(&llm.api_key)
        .base_url(&llm.base_url)
        .model(&llm.model)
        .api_mode(OpenAIApiMode::ChatCompletions)
        .build()
        .map_err(Failure::framework)
}

pub fn failure(error: RunnableAgentError) -> Failure {
    match error {
        RunnableAgentError::LLMError(_) => Failure::llm(error),
        _ => Failure::framework(error),
    }
}
