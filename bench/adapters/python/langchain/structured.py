"""LangChain: `create_agent` with a response format, by the strategy that it chooses for the model."""

from langchain.agents import create_agent
from langchain.tools import tool
from pydantic import BaseModel

from adapter import model_of
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


async def build(llm: Llm):
    model = model_of(llm)
    agent = create_agent(model, tools=[tool(each) for each in llm.tools], response_format=Report)

    async def ask(question: str) -> str:
        result = await agent.ainvoke({"messages": [{"role": "user", "content": question}]})
        return result["structured_response"].model_dump_json()

    return ask
