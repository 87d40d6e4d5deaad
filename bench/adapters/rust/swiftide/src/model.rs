//! The model behind its client, which tries again only where faults are the subject.
use std::time::Duration;

use async_openai::{Client, config::OpenAIConfig};
use backoff::ExponentialBackoff;
use kit::{Failure, Llm};
use swiftide::integrations::openai::OpenAI;

pub fn model(llm: &Llm) -> Result<OpenAI, Failure> {
    let config = OpenAIConfig::new()
        .with_api_base(&llm.base_url)
        .with_api_key(&llm.api_key);
    let mut client = Client::with_config(config);
    if llm.retries(1) == 0 {
        client = client.with_backoff(ExponentialBackoff {
            max_elapsed_time: Some(Duration::ZERO), // No retries.
            ..Default::default()
        });
    }
    let openai = OpenAI::builder()
        .client(client)
        .default_prompt_model(&llm.model)
        .build();
    openai.map_err(Failure::framework)
}
