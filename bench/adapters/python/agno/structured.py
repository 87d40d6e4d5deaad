"""Agno: `Agent` with an output schema."""

from agno.agent import Agent
from pydantic import BaseModel

from adapter import content_of, model_of
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


async def build(llm: Llm):
    agent = Agent(model=model_of(llm), tools=list(llm.tools), output_schema=Report)

    async def ask(question: str) -> str:
        return content_of(await agent.arun(question)).model_dump_json()

    return ask
