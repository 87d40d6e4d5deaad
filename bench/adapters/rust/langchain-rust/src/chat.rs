//! A chain of prompt and model, for answers without tools: an agent needs some.
use kit::{Agent, Failure, Llm, Request};
use langchain_rust::{
    chain::{Chain, LLMChain, LLMChainBuilder},
    fmt_template, message_formatter,
    prompt::HumanMessagePromptTemplate,
    prompt_args, template_fstring,
};

use crate::{failure, model};

pub struct Talker(pub LLMChain);

impl Agent for Talker {
    fn build(llm: &Llm) -> Result<Self, Failure> {
        let question = template_fstring!("{input}", "input");
        let prompt = message_formatter![fmt_template!(HumanMessagePromptTemplate::new(question))];
        let chain = LLMChainBuilder::new().prompt(prompt).llm(model(llm));
        Ok(Self(chain.build().map_err(Failure::framework)?))
    }

    async fn answer(&self, request: &Request) -> Result<String, Failure> {
        let answer = self.0.invoke(prompt_args! {"input" => request.question});
        answer.await.map_err(failure)
    }
}
