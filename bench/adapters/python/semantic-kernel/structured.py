"""Semantic Kernel: `ChatCompletionAgent` with a response format in its settings."""

from pydantic import BaseModel
from semantic_kernel.agents import ChatCompletionAgent
from semantic_kernel.connectors.ai.open_ai import OpenAIChatPromptExecutionSettings
from semantic_kernel.functions import KernelArguments

from adapter import plugins_of, service_of
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


async def build(llm: Llm):
    settings = OpenAIChatPromptExecutionSettings(response_format=Report)
    agent = ChatCompletionAgent(
        service=service_of(llm),
        name="Trips",
        plugins=plugins_of(llm),
        arguments=KernelArguments(settings),
    )

    async def ask(question: str) -> str:
        response = await agent.get_response(messages=question)
        return str(response)

    return ask
