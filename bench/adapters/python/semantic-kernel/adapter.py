"""Semantic Kernel: `ChatCompletionAgent` with one plugin; each question starts a thread of its own."""

from openai import AsyncOpenAI
from semantic_kernel.agents import ChatCompletionAgent
from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion
from semantic_kernel.functions import kernel_function

from agentbench_kit import Llm, average_trip_duration


class TripPlugin:
    @kernel_function(description="Average trip duration in a parquet file of trips.")
    def average_trip_duration(self, path: str) -> str:
        return average_trip_duration(path)


async def build(llm: Llm):
    client = AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=0)
    agent = ChatCompletionAgent(
        service=OpenAIChatCompletion(ai_model_id=llm.model, async_client=client),
        name="Trips",
        plugins=[TripPlugin()],
    )

    async def ask(question: str) -> str:
        # Without a thread, get_response makes a new one.
        response = await agent.get_response(messages=question)
        return str(response)

    return ask
