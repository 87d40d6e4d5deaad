"""Mirascope: the text pieces of `llm.Model.stream_async`."""

from adapter import model_of
from agentbench_kit import Llm, emit


async def build(llm: Llm):
    model = model_of(llm)

    async def ask(question: str) -> str:
        response = await model.stream_async(question)
        answer = ""
        async for piece in response.text_stream():
            emit(piece)
            answer += piece
        return answer

    return ask
