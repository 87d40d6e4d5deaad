"""Haystack: the `Agent` component with a streaming callback."""

from haystack.components.agents import Agent
from haystack.dataclasses import ChatMessage, StreamingChunk

from adapter import generator_of
from agentbench_kit import Llm, emit


async def on_chunk(chunk: StreamingChunk) -> None:
    emit(chunk.content)


async def build(llm: Llm):
    agent = Agent(chat_generator=generator_of(llm), streaming_callback=on_chunk)
    await agent.warm_up_async()

    async def ask(question: str) -> str:
        result = await agent.run_async(messages=[ChatMessage.from_user(question)])
        return result["last_message"].text

    return ask
