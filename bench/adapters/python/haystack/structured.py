"""Haystack: the `Agent` component on a generator with a response format."""

from haystack.components.agents import Agent
from haystack.dataclasses import ChatMessage
from haystack.tools import tool
from pydantic import BaseModel

from adapter import generator_of
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


async def build(llm: Llm):
    agent = Agent(
        # A response format by a class goes with strict tools only.
        chat_generator=generator_of(
            llm, generation_kwargs={"response_format": Report}, tools_strict=True
        ),
        tools=[tool(each) for each in llm.tools],
        raise_on_tool_invocation_failure=True,
    )
    await agent.warm_up_async()

    async def ask(question: str) -> str:
        result = await agent.run_async(messages=[ChatMessage.from_user(question)])
        return result["last_message"].text

    return ask
