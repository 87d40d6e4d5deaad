"""Strands Agents: the data events of `Agent.stream_async`."""

from strands import Agent

from adapter import model_of
from agentbench_kit import Llm, emit


async def build(llm: Llm):
    model = model_of(llm)

    async def ask(question: str) -> str:
        agent = Agent(model=model, callback_handler=None, retry_strategy=None)
        answer = ""
        async for event in agent.stream_async(question):
            if "data" in event:
                emit(event["data"])
                answer += event["data"]
        return answer

    return ask
