"""Pydantic AI: an `Agent` that delegates to another by a tool, and counts its usage as its own."""

from pydantic_ai import Agent, RunContext

from adapter import model_of
from agentbench_kit import Llm


async def build(llm: Llm):
    model = model_of(llm)
    analyst = Agent(model, name="trip_analyst", tools=llm.tools)
    receptionist = Agent(model)

    @receptionist.tool
    async def trip_analyst(ctx: RunContext, question: str) -> str:
        """Answers a question about trips."""
        result = await analyst.run(question, usage=ctx.usage)
        return result.output

    async def ask(question: str) -> str:
        result = await receptionist.run(question)
        return result.output

    return ask
