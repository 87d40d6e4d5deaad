"""Strands Agents: a structured output model, which becomes a tool."""

from pydantic import BaseModel
from strands import Agent, tool

from adapter import model_of
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


async def build(llm: Llm):
    model = model_of(llm, stream=False)
    tools = [tool(each) for each in llm.tools]

    async def ask(question: str) -> str:
        agent = Agent(model=model, tools=tools, callback_handler=None, retry_strategy=None)
        result = await agent.invoke_async(question, structured_output_model=Report)
        return result.structured_output.model_dump_json()

    return ask
