"""LangGraph: a graph of one model node, whose messages are streamed token by token."""

from langgraph.graph import START, MessagesState, StateGraph

from adapter import model_of
from agentbench_kit import Llm, emit


async def build(llm: Llm):
    model = model_of(llm)

    async def call_model(state: MessagesState):
        return {"messages": [await model.ainvoke(state["messages"])]}

    builder = StateGraph(MessagesState)
    builder.add_node("call_model", call_model)
    builder.add_edge(START, "call_model")
    graph = builder.compile()

    async def ask(question: str) -> str:
        messages = [{"role": "user", "content": question}]
        answer = ""
        async for token, _ in graph.astream({"messages": messages}, stream_mode="messages"):
            emit(token.text)
            answer += token.text
        return answer

    return ask
