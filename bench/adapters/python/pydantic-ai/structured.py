"""Pydantic AI: `Agent` with an output type, which becomes a tool by default."""

from pydantic import BaseModel
from pydantic_ai import Agent

from adapter import model_of
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


async def build(llm: Llm):
    agent = Agent(model_of(llm), tools=llm.tools, output_type=Report)

    async def ask(question: str) -> str:
        result = await agent.run(question)
        return result.output.model_dump_json()

    return ask
