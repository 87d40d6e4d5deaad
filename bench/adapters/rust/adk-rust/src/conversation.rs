//! One question in a session of its own, and what the runner says to it.
use std::{collections::HashMap, result::Result};

use adk_rust::{
    ErrorComponent, StreamingMode, futures::StreamExt, prelude::*, session::CreateRequest,
};
use kit::{Failure, Request};

pub fn runner(agent: Arc<dyn Agent>, mode: StreamingMode) -> Result<Runner, Failure> {
    let config = RunConfig::builder().streaming_mode(mode);
    let runner = Runner::builder()
        .app_name("trips")
        .agent(agent)
        .session_service(Arc::new(InMemorySessionService::new()))
        .run_config(config.build());
    runner.build().map_err(Failure::framework)
}

pub async fn events(
    runner: &Runner,
    Request { id, question, .. }: &Request,
) -> Result<EventStream, Failure> {
    let session = runner.session_service().create(CreateRequest {
        app_name: runner.app_name().to_owned(),
        user_id: "user".to_owned(),
        session_id: Some(id.clone()),
        state: HashMap::new(),
    });
    session.await.map_err(Failure::framework)?;
    let content = Content::new("user").with_text(question);
    runner.run_str("user", id, content).await.map_err(failure)
}

/// The text of the last final response.
pub async fn answer(runner: &Runner, request: &Request) -> Result<String, Failure> {
    let mut events = events(runner, request).await?;
    let mut answer = String::new();
    while let Some(event) = events.next().await {
        let event = event.map_err(failure)?;
        if event.is_final_response()
            && let Some(text) = text(&event)
        {
            answer = text;
        }
    }
    Ok(answer)
}

pub fn text(event: &Event) -> Option<String> {
    let content = event.content()?;
    Some(content.parts.iter().filter_map(Part::text).collect())
}

pub fn failure(error: AdkError) -> Failure {
    match error.component {
        ErrorComponent::Model => Failure::llm(error),
        _ => Failure::framework(error),
    }
}
