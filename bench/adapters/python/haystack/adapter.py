"""Haystack: the `Agent` component with one tool, run without a pipeline."""

from haystack.components.agents import Agent
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.dataclasses import ChatMessage
from haystack.tools import tool
from haystack.utils import Secret

from agentbench_kit import Llm, average_trip_duration


async def build(llm: Llm):
    generator = OpenAIChatGenerator(
        model=llm.model,
        api_base_url=llm.base_url,
        api_key=Secret.from_token(llm.api_key),
        max_retries=0,
    )
    agent = Agent(
        chat_generator=generator,
        tools=[tool(average_trip_duration)],
        raise_on_tool_invocation_failure=True,
    )
    await agent.warm_up_async()

    async def ask(question: str) -> str:
        result = await agent.run_async(messages=[ChatMessage.from_user(question)])
        return result["last_message"].text

    return ask
