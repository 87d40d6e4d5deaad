"""Haystack: an `Agent` that has another as an `AgentTool`."""

from haystack.components.agents import Agent
from haystack.dataclasses import ChatMessage
from haystack.tools import AgentTool, tool

from adapter import generator_of
from agentbench_kit import Llm


async def build(llm: Llm):
    analyst = Agent(
        chat_generator=generator_of(llm),
        tools=[tool(each) for each in llm.tools],
        raise_on_tool_invocation_failure=True,
    )
    analyst_tool = AgentTool(
        agent=analyst, name="trip_analyst", description="Answers a question about trips."
    )
    agent = Agent(
        chat_generator=generator_of(llm),
        tools=[analyst_tool],
        raise_on_tool_invocation_failure=True,
    )
    await agent.warm_up_async()

    async def ask(question: str) -> str:
        result = await agent.run_async(messages=[ChatMessage.from_user(question)])
        return result["last_message"].text

    return ask
