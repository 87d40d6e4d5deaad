"""Pydantic AI: `Agent` with one plain tool."""

from openai import AsyncOpenAI
from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

from agentbench_kit import Llm, average_trip_duration


async def build(llm: Llm):
    client = AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=0)
    model = OpenAIChatModel(llm.model, provider=OpenAIProvider(openai_client=client))
    agent = Agent(model, tools=[average_trip_duration])

    async def ask(question: str) -> str:
        result = await agent.run(question)
        return result.output

    return ask
