//! FILL IN: the framework, and what of it is used.
use kit::{Agent, Failure, Llm, Request, Tool};
use serde_json::{Value, json};

struct TripAgent {
    client: reqwest::Client,
    url: String,
    api_key: String,
    model: String,
    tools: Vec<Tool>,
}

impl Agent for TripAgent {
    // FILL IN: the framework's client, model and agent.
    // They are made once, as an application does when it starts. The model is at llm.base_url, which
    // ends in /v1; retries are llm.retries(default), which is 0 but where failures are the subject.
    // The scenario's tools (one, in the headline) are made tools in the framework's own way;
    // llm.max_turns() is for its limit of turns, if it has one.
    fn build(llm: &Llm) -> Result<Self, Failure> {
        Ok(Self {
            client: reqwest::Client::new(),
            url: format!("{}/chat/completions", llm.base_url),
            api_key: llm.api_key.clone(),
            model: llm.model.clone(),
            tools: llm.tools(),
        })
    }

    // FILL IN: the agent's own answer, verbatim.
    // Many questions are asked at once: whatever holds one conversation is made here, for each.
    async fn answer(&self, Request { question, .. }: &Request) -> Result<String, Failure> {
        let body = json!({
            "model": self.model,
            "messages": [{"role": "user", "content": question}],
        });
        let request = self.client.post(&self.url).bearer_auth(&self.api_key);
        let response = request.json(&body).send().await.map_err(Failure::llm)?;
        let response = response.error_for_status().map_err(Failure::llm)?;
        let completion: Value = response.json().await.map_err(Failure::llm)?;
        let said = &completion["choices"][0]["message"]["content"];
        let tools = self.tools.len();
        Ok(format!(
            "Placeholder of rust/my-framework, {tools} tool unused; the model: {said}"
        ))
    }
}

// FILL IN: the framework's crate instead of reqwest, here, in Cargo.toml and in adapter.json.
#[tokio::main]
async fn main() {
    kit::serve::<TripAgent>("reqwest", include_str!("../Cargo.toml")).await;
}
