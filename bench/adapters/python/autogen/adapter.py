"""AutoGen: `AssistantAgent` with asynchronous tools, a new agent for each question."""

import asyncio
import functools
import inspect

from autogen_agentchat.agents import AssistantAgent
from autogen_core.tools import FunctionTool
from autogen_ext.models.openai import OpenAIChatCompletionClient

from agentbench_kit import Llm


def client_of(llm: Llm) -> OpenAIChatCompletionClient:
    return OpenAIChatCompletionClient(
        model=llm.model, base_url=llm.base_url, api_key=llm.api_key, max_retries=llm.retries(2)
    )


def function_tool(function, strict: bool = False) -> FunctionTool:
    @functools.wraps(function)
    async def in_thread(*args, **kwargs) -> str:
        return await asyncio.to_thread(function, *args, **kwargs)

    asynchronous = function if inspect.iscoroutinefunction(function) else in_thread
    return FunctionTool(
        asynchronous, name=function.__name__, description=function.__doc__, strict=strict
    )


async def build(llm: Llm):
    client = client_of(llm)
    tools = [function_tool(each) for each in llm.tools]

    async def ask(question: str) -> str:
        # An agent keeps its conversation and must not be shared between tasks.
        agent = AssistantAgent(
            "assistant", model_client=client, tools=tools, max_tool_iterations=llm.max_turns
        )
        result = await agent.run(task=question)
        return result.messages[-1].to_text()

    return ask
