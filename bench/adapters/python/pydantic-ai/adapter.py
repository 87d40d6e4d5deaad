"""Pydantic AI: `Agent` with the scenario's tools as they are."""

from openai import AsyncOpenAI
from pydantic_ai import Agent, UsageLimits
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

from agentbench_kit import Llm


def model_of(llm: Llm) -> OpenAIChatModel:
    client = AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=llm.retries(2))
    return OpenAIChatModel(llm.model, provider=OpenAIProvider(openai_client=client))


async def build(llm: Llm):
    agent = Agent(model_of(llm), tools=llm.tools)
    limits = UsageLimits(request_limit=llm.max_turns)

    async def ask(question: str) -> str:
        result = await agent.run(question, usage_limits=limits)
        return result.output

    return ask
