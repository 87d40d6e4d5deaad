//! graph-flow: a task that asks a Rig agent, in a session a request, as in its documentation.
mod tools;

use std::sync::Arc;

use async_trait::async_trait;
use graph_flow::{
    Context, FlowRunner, GraphBuilder, GraphError, InMemorySessionStorage, NextAction, Session,
    SessionStorage, Task, TaskResult,
};
use kit::{Failure, Llm, Request};
use rig_agent::prelude::*;
use rig_core::providers::openai;

struct AnswerTask(Agent);

#[async_trait]
impl Task for AnswerTask {
    fn id(&self) -> &str {
        "answer"
    }

    async fn run(&self, context: Context) -> graph_flow::Result<TaskResult> {
        let question: String = context.get("question").unwrap_or_default();
        let mut history = context.get_rig_messages();
        let answer = self.0.chat(&question, &mut history).await;
        let answer = answer.map_err(|error| GraphError::Other(error.into()))?;
        context.add_user_message(question);
        context.add_assistant_message(answer.clone());
        Ok(TaskResult::new(Some(answer), NextAction::End))
    }
}

struct TripFlow {
    runner: FlowRunner,
    sessions: Arc<InMemorySessionStorage>,
}

impl kit::Agent for TripFlow {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let client = openai::Client::builder().api_key(&llm.api_key);
        let client = client.base_url(&llm.base_url).build();
        let client = client.map_err(Failure::framework)?;
        let agent = client.completions_api().agent(&llm.model);
        let agent = agent.default_max_turns(llm.max_turns());
        let task = Arc::new(AnswerTask(tools::build(agent, llm)));
        let graph = GraphBuilder::new("trips").add_task(task).build();
        let graph = Arc::new(graph.map_err(Failure::framework)?);
        let sessions = Arc::new(InMemorySessionStorage::new());
        let runner = FlowRunner::new(graph, sessions.clone());
        Ok(Self { runner, sessions })
    }

    async fn answer(&self, Request { id, question, .. }: &Request) -> Result<String, Failure> {
        let session = Session::new_from_task(id.clone(), "answer");
        session.context.set("question", question).map_err(failure)?;
        self.sessions.save(session).await.map_err(failure)?;
        let result = self.runner.run(id).await.map_err(failure)?;
        self.sessions.delete(id).await.map_err(failure)?;
        let answer = result.response;
        answer.ok_or_else(|| Failure::framework("no answer"))
    }
}

fn failure(error: GraphError) -> Failure {
    match error {
        GraphError::Other(error) if error.is::<PromptError>() => Failure::llm(error),
        error => Failure::framework(error),
    }
}

#[tokio::main]
async fn main() {
    kit::serve::<TripFlow>("graph-flow", include_str!("../Cargo.toml")).await;
}
