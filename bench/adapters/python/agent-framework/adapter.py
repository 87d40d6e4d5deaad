"""Microsoft Agent Framework: `Agent` on the Chat Completions client, with one tool."""

from agent_framework import Agent, tool
from agent_framework.openai import OpenAIChatCompletionClient
from openai import AsyncOpenAI

from agentbench_kit import Llm, average_trip_duration


async def build(llm: Llm):
    client = AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=0)
    agent = Agent(
        client=OpenAIChatCompletionClient(model=llm.model, async_client=client),
        tools=[tool(average_trip_duration)],
    )

    async def ask(question: str) -> str:
        response = await agent.run(question)
        return response.text

    return ask
