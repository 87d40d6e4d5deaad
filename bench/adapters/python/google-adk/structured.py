"""Google ADK: `LlmAgent` with tools and an output schema."""

from google.adk.agents import LlmAgent, RunConfig
from pydantic import BaseModel

from adapter import model_of, runner_of
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


async def build(llm: Llm):
    agent = LlmAgent(
        name="trips_agent", model=model_of(llm), tools=list(llm.tools), output_schema=Report
    )
    return runner_of(agent, RunConfig())
