"""LangChain: the messages of `create_agent`, streamed token by token."""

from langchain.agents import create_agent

from adapter import model_of
from agentbench_kit import Llm, emit


async def build(llm: Llm):
    model = model_of(llm)
    agent = create_agent(model, tools=[])

    async def ask(question: str) -> str:
        messages = [{"role": "user", "content": question}]
        answer = ""
        async for token, _ in agent.astream({"messages": messages}, stream_mode="messages"):
            emit(token.text)
            answer += token.text
        return answer

    return ask
