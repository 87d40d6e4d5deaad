"""AutoGen: the chunk events of an `AssistantAgent` whose model client streams."""

from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.base import TaskResult
from autogen_agentchat.messages import ModelClientStreamingChunkEvent

from adapter import client_of
from agentbench_kit import Llm, emit


async def build(llm: Llm):
    client = client_of(llm)

    async def ask(question: str) -> str:
        agent = AssistantAgent("assistant", model_client=client, model_client_stream=True)
        answer = ""
        async for message in agent.run_stream(task=question):
            if isinstance(message, ModelClientStreamingChunkEvent):
                emit(message.content)
            elif isinstance(message, TaskResult):
                answer = message.messages[-1].to_text()
        return answer

    return ask
