"""The OpenAI client's stream of one answer."""

from adapter import client_of
from agentbench_kit import Llm, emit


async def build(llm: Llm):
    client = client_of(llm)

    async def ask(question: str) -> str:
        stream = await client.chat.completions.create(
            model=llm.model, messages=[{"role": "user", "content": question}], stream=True
        )
        answer = ""
        async for chunk in stream:
            piece = chunk.choices[0].delta.content or "" if chunk.choices else ""
            emit(piece)
            answer += piece
        return answer

    return ask
