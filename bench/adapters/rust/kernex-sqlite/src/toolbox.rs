//! The tool as Kernex knows tools: a program, which is this one, called with an argument.
use std::{collections::HashMap, env};

use async_trait::async_trait;
use kernex_core::{
    context::{Context, Toolbox},
    error::KernexError,
    message::Response,
    traits::Provider,
};
use kernex_providers::openai::OpenAiProvider;
use kit::{Failure, Request, subprocess, tools};
use serde_json::json;

/// Kernex's provider, with a toolbox that knows its request.
pub struct WithToolbox<'a> {
    provider: &'a OpenAiProvider,
    toolbox: Toolbox,
}

impl<'a> WithToolbox<'a> {
    pub fn new(provider: &'a OpenAiProvider, request: &Request) -> Result<Self, Failure> {
        let program = env::current_exe().map_err(Failure::framework)?;
        let toolbox = Toolbox {
            name: tools::AVERAGE_TRIP_DURATION.into(),
            description: "Average trip duration in a parquet file of trips.".into(),
            parameters: json!({
                "type": "object", "properties": {"path": {"type": "string"}},
                "required": ["path"], "additionalProperties": false,
            }),
            command: program.to_string_lossy().into_owned(),
            args: vec!["tool".into()],
            env: HashMap::from([subprocess::variable(request)?]),
            network: false,
            env_passthrough: Vec::new(),
            allowed_commands: Vec::new(),
            search_hints: Vec::new(),
        };
        Ok(Self { provider, toolbox })
    }
}

#[async_trait]
impl Provider for WithToolbox<'_> {
    fn name(&self) -> &str {
        self.provider.name()
    }

    fn requires_api_key(&self) -> bool {
        self.provider.requires_api_key()
    }

    async fn complete(&self, context: &Context) -> Result<Response, KernexError> {
        let mut context = context.clone();
        context.toolboxes.push(self.toolbox.clone());
        self.provider.complete(&context).await
    }

    async fn is_available(&self) -> bool {
        self.provider.is_available().await
    }
}
