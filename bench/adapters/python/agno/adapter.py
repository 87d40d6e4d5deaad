"""Agno: `Agent` with one plain tool, without a database."""

from agno.agent import Agent
from agno.models.openai.like import OpenAILike
from agno.run import RunStatus

from agentbench_kit import Llm, LlmError, average_trip_duration


async def build(llm: Llm):
    model = OpenAILike(id=llm.model, base_url=llm.base_url, api_key=llm.api_key, max_retries=0)
    agent = Agent(model=model, tools=[average_trip_duration])

    async def ask(question: str) -> str:
        result = await agent.arun(question)
        if result.status is RunStatus.error:
            raise LlmError(result.content)
        return result.content

    return ask
