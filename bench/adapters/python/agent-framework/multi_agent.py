"""Microsoft Agent Framework: an `Agent` that has another as a tool."""

from agent_framework import Agent, tool

from adapter import client_of
from agentbench_kit import Llm


async def build(llm: Llm):
    client = client_of(llm)
    analyst = Agent(
        client=client,
        name="trip_analyst",
        description="Answers questions about trips",
        tools=[tool(each) for each in llm.tools],
    )
    coordinator = Agent(client=client, tools=[analyst.as_tool()])

    async def ask(question: str) -> str:
        response = await coordinator.run(question)
        return response.text

    return ask
