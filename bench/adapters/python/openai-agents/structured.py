"""OpenAI Agents SDK: `Agent` with an output type."""

from agents import Agent, Runner, function_tool
from pydantic import BaseModel

from adapter import model_of
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


async def build(llm: Llm):
    tools = [function_tool(each) for each in llm.tools]
    agent = Agent(name="Trips", model=model_of(llm), tools=tools, output_type=Report)

    async def ask(question: str) -> str:
        result = await Runner.run(agent, question)
        return result.final_output.model_dump_json()

    return ask
