"""Semantic Kernel: a `ChatCompletionAgent` that has another as its plugin."""

from semantic_kernel.agents import ChatCompletionAgent

from adapter import plugins_of, service_of
from agentbench_kit import Llm


async def build(llm: Llm):
    service = service_of(llm)
    analyst = ChatCompletionAgent(
        service=service,
        name="trip_analyst",
        description="Answers questions about trips.",
        plugins=plugins_of(llm),
    )
    triage = ChatCompletionAgent(service=service, name="Triage", plugins=[analyst])

    async def ask(question: str) -> str:
        response = await triage.get_response(messages=question)
        return str(response)

    return ask
