"""Mirascope: `llm.Model` with one `llm.tool`, resumed until it calls no tool."""

import asyncio

from mirascope import llm as mirascope

from agentbench_kit import Llm
from agentbench_kit import average_trip_duration as read_trips


@mirascope.tool
async def average_trip_duration(path: str) -> str:
    """Average trip duration in a parquet file of trips."""
    return await asyncio.to_thread(read_trips, path)


async def build(llm: Llm):
    provider = mirascope.register_provider(
        "openai:completions", scope="openai/", api_key=llm.api_key, base_url=llm.base_url
    )
    provider.async_client = provider.async_client.with_options(max_retries=0)
    model = mirascope.Model(f"openai/{llm.model}")

    async def ask(question: str) -> str:
        response = await model.call_async(question, tools=[average_trip_duration])
        while response.tool_calls:
            response = await response.resume(await response.execute_tools())
        return response.text()

    return ask
