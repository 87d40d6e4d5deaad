"""Strands Agents: an `Agent` that has another as a tool."""

from strands import Agent, tool

from adapter import model_of
from agentbench_kit import Llm


async def build(llm: Llm):
    model = model_of(llm, stream=False)
    tools = [tool(each) for each in llm.tools]

    async def ask(question: str) -> str:
        analyst = Agent(
            model=model,
            name="trip_analyst",
            description="Answers questions about trips",
            tools=tools,
            callback_handler=None,
            retry_strategy=None,
        )
        orchestrator = Agent(
            model=model, tools=[analyst.as_tool()], callback_handler=None, retry_strategy=None
        )
        return str(await orchestrator.invoke_async(question)).strip()

    return ask
