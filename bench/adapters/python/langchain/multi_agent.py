"""LangChain: a supervisor of `create_agent` that has another such agent as a tool."""

from langchain.agents import create_agent
from langchain.tools import tool

from adapter import model_of
from agentbench_kit import Llm


async def build(llm: Llm):
    model = model_of(llm)
    analyst = create_agent(model, tools=[tool(each) for each in llm.tools], name="trip_analyst")

    @tool("trip_analyst", description="Answers a question about trips.")
    async def call_trip_analyst(query: str) -> str:
        result = await analyst.ainvoke({"messages": [{"role": "user", "content": query}]})
        return result["messages"][-1].content

    supervisor = create_agent(model, tools=[call_trip_analyst], name="supervisor")

    async def ask(question: str) -> str:
        result = await supervisor.ainvoke({"messages": [{"role": "user", "content": question}]})
        return result["messages"][-1].content

    return ask
