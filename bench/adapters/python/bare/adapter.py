"""The OpenAI client and a loop by hand, without a framework."""

import asyncio
import json

from openai import AsyncOpenAI

from agentbench_kit import Llm, average_trip_duration

TOOLS = {"average_trip_duration": average_trip_duration}
TOOL_SCHEMAS = [
    {
        "type": "function",
        "function": {
            "name": "average_trip_duration",
            "description": "Average trip duration in a parquet file of trips.",
            "parameters": {
                "type": "object",
                "properties": {"path": {"type": "string"}},
                "required": ["path"],
                "additionalProperties": False,
            },
        },
    }
]


async def build(llm: Llm):
    client = AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=0)

    async def call(tool_call):
        tool = TOOLS[tool_call.function.name]
        arguments = json.loads(tool_call.function.arguments)
        content = await asyncio.to_thread(tool, **arguments)
        return {"role": "tool", "tool_call_id": tool_call.id, "content": content}

    async def ask(question: str) -> str:
        messages = [{"role": "user", "content": question}]
        while True:
            completion = await client.chat.completions.create(
                model=llm.model, messages=messages, tools=TOOL_SCHEMAS
            )
            message = completion.choices[0].message
            if not message.tool_calls:
                return message.content
            messages.append(message)
            messages += await asyncio.gather(*map(call, message.tool_calls))

    return ask
