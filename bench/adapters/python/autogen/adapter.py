"""AutoGen: `AssistantAgent` with one asynchronous tool, a new agent for each question."""

import asyncio

from autogen_agentchat.agents import AssistantAgent
from autogen_core.tools import FunctionTool
from autogen_ext.models.openai import OpenAIChatCompletionClient

from agentbench_kit import Llm, average_trip_duration


async def in_thread(path: str) -> str:
    return await asyncio.to_thread(average_trip_duration, path)


async def build(llm: Llm):
    client = OpenAIChatCompletionClient(
        model=llm.model, base_url=llm.base_url, api_key=llm.api_key, max_retries=0
    )
    tool = FunctionTool(
        in_thread,
        name="average_trip_duration",
        description="Average trip duration in a parquet file of trips.",
    )

    async def ask(question: str) -> str:
        # An agent keeps its conversation and must not be shared between tasks.
        agent = AssistantAgent(
            "assistant", model_client=client, tools=[tool], max_tool_iterations=5
        )
        result = await agent.run(task=question)
        return result.messages[-1].to_text()

    return ask
