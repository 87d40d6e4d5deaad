"""CrewAI: an `Agent` kicked off by itself with a response format."""

from pydantic import BaseModel

from adapter import analyst, model_of
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


async def build(llm: Llm):
    agent = analyst(llm, model_of(llm), role="Trip analyst")

    async def ask(question: str) -> str:
        result = await agent.akickoff(question, response_format=Report)
        return result.pydantic.model_dump_json()

    return ask
