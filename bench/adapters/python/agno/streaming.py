"""Agno: the content events of a run that streams."""

from agno.agent import Agent, RunContentEvent, RunErrorEvent

from adapter import model_of
from agentbench_kit import Llm, LlmError, emit


async def build(llm: Llm):
    agent = Agent(model=model_of(llm))

    async def ask(question: str) -> str:
        answer = ""
        async for event in agent.arun(question, stream=True):
            if isinstance(event, RunErrorEvent):
                raise LlmError(event.content)
            if isinstance(event, RunContentEvent) and event.content:
                emit(event.content)
                answer += event.content
        return answer

    return ask
