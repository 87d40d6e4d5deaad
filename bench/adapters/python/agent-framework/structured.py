"""Microsoft Agent Framework: `Agent` with a response format."""

from agent_framework import Agent, tool
from pydantic import BaseModel

from adapter import client_of
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


async def build(llm: Llm):
    agent = Agent(client=client_of(llm), tools=[tool(each) for each in llm.tools])

    async def ask(question: str) -> str:
        response = await agent.run(question, options={"response_format": Report})
        return response.value.model_dump_json()

    return ask
