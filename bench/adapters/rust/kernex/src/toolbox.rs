//! The tools as Kernex knows tools: programs, which are this one, called with an argument.
use std::{collections::HashMap, env};

use async_trait::async_trait;
use kernex_core::{
    context::{Context, Toolbox},
    error::KernexError,
    message::Response,
    traits::Provider,
};
use kernex_providers::openai::OpenAiProvider;
use kit::{Failure, Request, Tool, subprocess};

/// Kernex's provider, with toolboxes that know their request.
pub struct WithToolboxes<'a> {
    provider: &'a OpenAiProvider,
    toolboxes: Vec<Toolbox>,
}

impl<'a> WithToolboxes<'a> {
    pub fn new(
        provider: &'a OpenAiProvider,
        tools: &[Tool],
        request: &Request,
    ) -> Result<Self, Failure> {
        let toolboxes = tools.iter().map(|tool| toolbox(tool, request));
        let toolboxes = toolboxes.collect::<Result<_, _>>()?;
        Ok(Self {
            provider,
            toolboxes,
        })
    }
}

fn toolbox(tool: &Tool, request: &Request) -> Result<Toolbox, Failure> {
    let program = env::current_exe().map_err(Failure::framework)?;
    Ok(Toolbox {
        name: tool.name.to_string(),
        description: tool.description.to_string(),
        parameters: tool.parameters(),
        command: program.to_string_lossy().into_owned(),
        args: vec!["tool".into()],
        env: HashMap::from([subprocess::variable(tool, request)?]),
        network: false,
        env_passthrough: Vec::new(),
        allowed_commands: Vec::new(),
        search_hints: Vec::new(),
    })
}

#[async_trait]
impl Provider for WithToolboxes<'_> {
    fn name(&self) -> &str {
        self.provider.name()
    }

    fn requires_api_key(&self) -> bool {
        self.provider.requires_api_key()
    }

    async fn complete(&self, context: &Context) -> Result<Response, KernexError> {
        let mut context = context.clone();
        context.toolboxes.extend_from_slice(&self.toolboxes);
        self.provider.complete(&context).await
    }

    async fn is_available(&self) -> bool {
        self.provider.is_available().await
    }
}
