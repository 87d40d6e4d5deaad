"""LlamaIndex: the events of a `FunctionAgent` that streams, which is its default."""

from llama_index.core.agent.workflow import AgentStream, FunctionAgent

from adapter import model_of, result_of
from agentbench_kit import Llm, emit


async def build(llm: Llm):
    agent = FunctionAgent(llm=model_of(llm))

    async def ask(question: str) -> str:
        handler = agent.run(question)
        async for event in handler.stream_events():
            if isinstance(event, AgentStream):
                emit(event.delta)
        return str(await result_of(handler))

    return ask
