"""Pydantic AI: the text of `Agent.run_stream`, as deltas."""

from pydantic_ai import Agent

from adapter import model_of
from agentbench_kit import Llm, emit


async def build(llm: Llm):
    agent = Agent(model_of(llm))

    async def ask(question: str) -> str:
        answer = ""
        async with agent.run_stream(question) as result:
            async for piece in result.stream_text(delta=True):
                emit(piece)
                answer += piece
        return answer

    return ask
