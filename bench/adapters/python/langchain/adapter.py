"""LangChain: `create_agent` with the scenario's tools."""

from langchain.agents import create_agent
from langchain.tools import tool
from langchain_openai import ChatOpenAI

from agentbench_kit import Llm


def model_of(llm: Llm) -> ChatOpenAI:
    return ChatOpenAI(
        model=llm.model, base_url=llm.base_url, api_key=llm.api_key, max_retries=llm.retries(2)
    )


async def build(llm: Llm):
    model = model_of(llm)
    agent = create_agent(model, tools=[tool(each) for each in llm.tools])
    # A turn is a step of the model and one of the tools.
    config = {"recursion_limit": 2 * llm.max_turns + 1}

    async def ask(question: str) -> str:
        messages = [{"role": "user", "content": question}]
        result = await agent.ainvoke({"messages": messages}, config)
        return result["messages"][-1].content

    return ask
