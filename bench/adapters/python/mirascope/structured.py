"""Mirascope: `llm.Model` with tools and a format."""

from pydantic import BaseModel

from adapter import model_of, tool_of
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


async def build(llm: Llm):
    model = model_of(llm)
    tools = [tool_of(each) for each in llm.tools]

    async def ask(question: str) -> str:
        response = await model.call_async(question, tools=tools, format=Report)
        while response.tool_calls:
            response = await response.resume(await response.execute_tools())
        return response.parse().model_dump_json()

    return ask
