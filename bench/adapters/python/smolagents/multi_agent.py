"""smolagents: a `ToolCallingAgent` that manages another; both are made for each question."""

import anyio.to_thread
from smolagents import LogLevel, ToolCallingAgent

from adapter import model_of, tool_of
from agentbench_kit import Llm


async def build(llm: Llm):
    model = model_of(llm)
    tools = [tool_of(each) for each in llm.tools]

    async def ask(question: str) -> str:
        analyst = ToolCallingAgent(
            tools,
            model,
            name="trip_analyst",
            description="Answers questions about trips.",
            verbosity_level=LogLevel.OFF,
        )
        manager = ToolCallingAgent(
            [], model, managed_agents=[analyst], verbosity_level=LogLevel.OFF
        )
        return await anyio.to_thread.run_sync(manager.run, question)

    return ask
