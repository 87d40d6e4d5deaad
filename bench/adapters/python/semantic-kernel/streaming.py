"""Semantic Kernel: the pieces of `ChatCompletionAgent.invoke_stream`."""

from semantic_kernel.agents import ChatCompletionAgent

from adapter import service_of
from agentbench_kit import Llm, emit


async def build(llm: Llm):
    agent = ChatCompletionAgent(service=service_of(llm), name="Trips")

    async def ask(question: str) -> str:
        answer = ""
        async for response in agent.invoke_stream(messages=question):
            piece = str(response.content)
            emit(piece)
            answer += piece
        return answer

    return ask
