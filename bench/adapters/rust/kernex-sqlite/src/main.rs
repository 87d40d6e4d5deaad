//! Kernex: a runtime around its OpenAI provider; the tool is a program that it starts for a call.
mod toolbox;

use std::fs;

use kernex_core::{
    error::KernexError,
    message::Request as Message,
    run::{RunConfig, RunOutcome},
};
use kernex_providers::openai::OpenAiProvider;
use kernex_runtime::{Runtime, RuntimeBuilder};
use kit::{Agent, Failure, Llm, Request, Tool, scratch_directory, subprocess};
use tokio::runtime::Handle;
use toolbox::WithToolboxes;

struct TripAgent {
    provider: OpenAiProvider,
    runtime: Runtime,
    tools: Vec<Tool>,
    turns: usize,
}

impl Agent for TripAgent {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let data = scratch_directory().map_err(Failure::framework)?;
        let workspace = data.join("workspace");
        fs::create_dir_all(&workspace).map_err(Failure::framework)?;
        let provider = OpenAiProvider::from_config(
            llm.base_url.clone(),
            llm.api_key.clone(),
            llm.model.clone(),
            Some(workspace),
        );
        let runtime = RuntimeBuilder::new().data_dir(&data.to_string_lossy());
        let runtime = Handle::current().block_on(runtime.build());
        Ok(Self {
            provider: provider.map_err(Failure::framework)?,
            runtime: runtime.map_err(Failure::framework)?,
            tools: llm.tools(),
            turns: llm.max_turns(),
        })
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let provider = WithToolboxes::new(&self.provider, &self.tools, request)?;
        let message = Message::text(&request.id, &request.question);
        let config = RunConfig {
            max_turns: self.turns as u32,
            ..Default::default()
        };
        let outcome = self.runtime.run(&provider, &message, &config).await;
        subprocess::collect(request)?;
        match outcome {
            Ok(RunOutcome::EndTurn(response)) => Ok(response.text),
            Ok(_) => Err(Failure::framework("no answer within the turns allowed")),
            Err(error @ KernexError::Provider(_)) => Err(Failure::llm(error)),
            Err(error) => Err(Failure::framework(error)),
        }
    }
}

#[tokio::main]
async fn main() {
    if std::env::args().len() > 1 {
        subprocess::answer().await.expect("the tool answers");
    } else {
        kit::serve::<TripAgent>("kernex-runtime", include_str!("../Cargo.toml")).await;
    }
}
