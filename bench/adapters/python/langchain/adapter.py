"""LangChain: `create_agent` with one tool."""

from langchain.agents import create_agent
from langchain.tools import tool
from langchain_openai import ChatOpenAI

from agentbench_kit import Llm, average_trip_duration


async def build(llm: Llm):
    model = ChatOpenAI(model=llm.model, base_url=llm.base_url, api_key=llm.api_key, max_retries=0)
    agent = create_agent(model, tools=[tool(average_trip_duration)])

    async def ask(question: str) -> str:
        result = await agent.ainvoke({"messages": [{"role": "user", "content": question}]})
        return result["messages"][-1].content

    return ask
