"""Haystack: the `Agent` component with the scenario's tools, run without a pipeline."""

from haystack.components.agents import Agent
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.dataclasses import ChatMessage
from haystack.tools import tool
from haystack.utils import Secret

from agentbench_kit import Llm


def generator_of(llm: Llm, **options) -> OpenAIChatGenerator:
    return OpenAIChatGenerator(
        model=llm.model,
        api_base_url=llm.base_url,
        api_key=Secret.from_token(llm.api_key),
        max_retries=llm.retries(5),
        **options,
    )


async def build(llm: Llm):
    agent = Agent(
        chat_generator=generator_of(llm),
        tools=[tool(each) for each in llm.tools],
        max_agent_steps=llm.max_turns,
        raise_on_tool_invocation_failure=True,
        tool_concurrency_limit=200,
    )
    await agent.warm_up_async()

    async def ask(question: str) -> str:
        result = await agent.run_async(messages=[ChatMessage.from_user(question)])
        return result["last_message"].text

    return ask
