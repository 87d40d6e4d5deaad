"""Mirascope: `llm.Model` with tools of `llm.tool`, resumed until it calls none."""

import asyncio
import functools
import inspect

from mirascope import llm as mirascope

from agentbench_kit import Llm


def tool_of(function):
    @functools.wraps(function)
    async def in_thread(*args, **kwargs) -> str:
        return await asyncio.to_thread(function, *args, **kwargs)

    return mirascope.tool(function if inspect.iscoroutinefunction(function) else in_thread)


def model_of(llm: Llm) -> mirascope.Model:
    provider = mirascope.register_provider(
        "openai:completions", scope="openai/", api_key=llm.api_key, base_url=llm.base_url
    )
    if llm.scenario != "faults":
        provider.async_client = provider.async_client.with_options(max_retries=0)
    return mirascope.Model(f"openai/{llm.model}")


async def build(llm: Llm):
    model = model_of(llm)
    tools = [tool_of(each) for each in llm.tools]

    async def ask(question: str) -> str:
        response = await model.call_async(question, tools=tools)
        while response.tool_calls:
            response = await response.resume(await response.execute_tools())
        return response.text()

    return ask
