"""LangGraph: two agents as subgraphs; a tool of the first hands off to the second by a `Command`."""

from typing import Annotated

from langchain_core.messages import ToolMessage
from langchain_core.tools import InjectedToolCallId, tool
from langchain_openai import ChatOpenAI
from langgraph.graph import START, MessagesState, StateGraph
from langgraph.prebuilt import InjectedState, ToolNode, tools_condition
from langgraph.types import Command

from adapter import model_of
from agentbench_kit import Llm


@tool
def transfer_to_trip_analyst(
    state: Annotated[dict, InjectedState], tool_call_id: Annotated[str, InjectedToolCallId]
) -> Command:
    """Hands the question over to the agent who knows about trips."""
    done = ToolMessage("Transferred to trip_analyst.", tool_call_id=tool_call_id)
    return Command(
        goto="trip_analyst",
        graph=Command.PARENT,
        update={"messages": [*state["messages"], done]},
    )


def agent(model: ChatOpenAI, tools: list):
    with_tools = model.bind_tools(tools)

    async def call_model(state: MessagesState):
        return {"messages": [await with_tools.ainvoke(state["messages"])]}

    builder = StateGraph(MessagesState)
    builder.add_node("call_model", call_model)
    builder.add_node("tools", ToolNode(tools))
    builder.add_edge(START, "call_model")
    builder.add_conditional_edges("call_model", tools_condition)
    builder.add_edge("tools", "call_model")
    return builder.compile()


async def build(llm: Llm):
    model = model_of(llm)
    builder = StateGraph(MessagesState)
    builder.add_node("receptionist", agent(model, [transfer_to_trip_analyst]))
    builder.add_node("trip_analyst", agent(model, [tool(each) for each in llm.tools]))
    builder.add_edge(START, "receptionist")
    graph = builder.compile()

    async def ask(question: str) -> str:
        result = await graph.ainvoke({"messages": [{"role": "user", "content": question}]})
        return result["messages"][-1].content

    return ask
