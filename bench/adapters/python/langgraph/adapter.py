"""LangGraph: a graph of a model node and a tool node, compiled once."""

from langchain_core.tools import tool
from langchain_openai import ChatOpenAI
from langgraph.graph import START, MessagesState, StateGraph
from langgraph.prebuilt import ToolNode, tools_condition

from agentbench_kit import Llm


def model_of(llm: Llm) -> ChatOpenAI:
    return ChatOpenAI(
        model=llm.model, base_url=llm.base_url, api_key=llm.api_key, max_retries=llm.retries(2)
    )


async def build(llm: Llm):
    tools = [tool(each) for each in llm.tools]
    model = model_of(llm)
    if tools:
        model = model.bind_tools(tools)

    async def call_model(state: MessagesState):
        return {"messages": [await model.ainvoke(state["messages"])]}

    builder = StateGraph(MessagesState)
    builder.add_node("call_model", call_model)
    builder.add_node("tools", ToolNode(tools))
    builder.add_edge(START, "call_model")
    builder.add_conditional_edges("call_model", tools_condition)
    builder.add_edge("tools", "call_model")
    graph = builder.compile()
    # A turn is a step of either node.
    config = {"recursion_limit": 2 * llm.max_turns + 1}

    async def ask(question: str) -> str:
        messages = [{"role": "user", "content": question}]
        result = await graph.ainvoke({"messages": messages}, config)
        return result["messages"][-1].content

    return ask
