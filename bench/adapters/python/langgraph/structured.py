"""LangGraph: model node and tool node, and a last node that puts the answer in a schema."""

from langchain_core.tools import tool
from langgraph.graph import END, START, MessagesState, StateGraph
from langgraph.prebuilt import ToolNode, tools_condition
from pydantic import BaseModel

from adapter import model_of
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


class AgentState(MessagesState):
    report: Report


async def build(llm: Llm):
    tools = [tool(each) for each in llm.tools]
    model = model_of(llm)
    with_tools = model.bind_tools(tools)
    with_structure = model.with_structured_output(Report)

    async def call_model(state: AgentState):
        return {"messages": [await with_tools.ainvoke(state["messages"])]}

    async def respond(state: AgentState):
        return {"report": await with_structure.ainvoke(state["messages"])}

    builder = StateGraph(AgentState)
    builder.add_node("call_model", call_model)
    builder.add_node("tools", ToolNode(tools))
    builder.add_node("respond", respond)
    builder.add_edge(START, "call_model")
    builder.add_conditional_edges("call_model", tools_condition, {"tools": "tools", END: "respond"})
    builder.add_edge("tools", "call_model")
    builder.add_edge("respond", END)
    graph = builder.compile()

    async def ask(question: str) -> str:
        result = await graph.ainvoke({"messages": [{"role": "user", "content": question}]})
        return result["report"].model_dump_json()

    return ask
