"""The OpenAI client and a loop by hand, without a framework."""

import asyncio
import inspect
import json

from openai import AsyncOpenAI, omit

from agentbench_kit import Llm

JSON_TYPES = {str: "string", int: "integer"}


def schema(tool):
    parameters = inspect.signature(tool).parameters.values()
    return {
        "type": "function",
        "function": {
            "name": tool.__name__,
            "description": tool.__doc__,
            "parameters": {
                "type": "object",
                "properties": {
                    each.name: {"type": JSON_TYPES[each.annotation]} for each in parameters
                },
                "required": [each.name for each in parameters],
                "additionalProperties": False,
            },
        },
    }


def client_of(llm: Llm):
    return AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=llm.retries(2))


def agent(client: AsyncOpenAI, model: str, tools, response_format=omit):
    schemas = [schema(tool) for tool in tools] or omit
    named = {tool.__name__: tool for tool in tools}

    async def call(tool_call):
        tool = named[tool_call.function.name]
        arguments = json.loads(tool_call.function.arguments)
        if inspect.iscoroutinefunction(tool):
            content = await tool(**arguments)
        else:
            content = await asyncio.to_thread(tool, **arguments)
        return {"role": "tool", "tool_call_id": tool_call.id, "content": content}

    async def ask(question: str) -> str:
        messages = [{"role": "user", "content": question}]
        while True:
            completion = await client.chat.completions.create(
                model=model, messages=messages, tools=schemas, response_format=response_format
            )
            message = completion.choices[0].message
            if not message.tool_calls:
                return message.content
            messages.append(message)
            messages += await asyncio.gather(*map(call, message.tool_calls))

    return ask


async def build(llm: Llm):
    return agent(client_of(llm), llm.model, llm.tools)
