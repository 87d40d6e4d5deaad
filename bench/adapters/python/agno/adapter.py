"""Agno: `Agent` with plain tools, without a database."""

from agno.agent import Agent
from agno.models.openai.like import OpenAILike
from agno.run import RunStatus

from agentbench_kit import Llm, LlmError


def model_of(llm: Llm) -> OpenAILike:
    return OpenAILike(
        id=llm.model, base_url=llm.base_url, api_key=llm.api_key, max_retries=llm.retries(2)
    )


def content_of(result):
    if result.status is RunStatus.error:
        raise LlmError(result.content)
    return result.content


async def build(llm: Llm):
    agent = Agent(model=model_of(llm), tools=list(llm.tools))

    async def ask(question: str) -> str:
        return content_of(await agent.arun(question))

    return ask
