"""Microsoft Agent Framework: the updates of a run that streams."""

from agent_framework import Agent

from adapter import client_of
from agentbench_kit import Llm, emit


async def build(llm: Llm):
    agent = Agent(client=client_of(llm))

    async def ask(question: str) -> str:
        answer = ""
        async for update in agent.run(question, stream=True):
            emit(update.text)
            answer += update.text
        return answer

    return ask
