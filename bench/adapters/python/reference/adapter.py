"""The smallest loop there is, and costs that are known because they were asked for (`?delayMs=20&...`)."""

import asyncio
import json
import math
import re
from time import monotonic, thread_time

from aiohttp import ClientSession, TCPConnector

from agentbench_kit import Llm, average_trip_duration

TOOL = {
    "name": "average_trip_duration",
    "description": "Average trip duration in a parquet file of trips.",
    "parameters": {"type": "object", "properties": {"path": {"type": "string"}}, "required": ["path"]},
}
TOOLS = [{"type": "function", "function": TOOL}]
HELD = []  # for as long as the process lives


async def wait(ms: float) -> None:
    """Turn by turn, and others go on: timers come late, and a core that idled is slow at first."""
    end = monotonic() + ms / 1000
    while monotonic() < end:
        await asyncio.sleep(0)


async def build(llm: Llm):
    def cost(name: str, least: float = 0, most: float = 1e5, counts: bool = False):
        text = llm.params.get(name, str(least))
        value = float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else math.nan
        if least <= value <= most and (not counts or value == int(value)):
            return value
        kind = "whole number" if counts else "number"
        raise ValueError(f'{name}: "{text}" is no {kind} of {least:g} to {most:g}')

    cpu_ms, delay_ms, gap_ms = cost("cpuMs"), cost("delayMs"), cost("gapMs")
    garbage_mb, failure_rate = cost("garbageMb", 0, 1000), cost("failureRate", 0, 1)
    calls = cost("calls", 2, 1000, counts=True)
    connections = cost("connections", 0, calls, counts=True)
    HELD.append(b"\x01" * round(cost("memoryMb", 0, 4000) * 1e6))
    session = ClientSession(connector=TCPConnector(limit=0))
    authorization = {"Authorization": f"Bearer {llm.api_key}"}
    url = f"{llm.base_url}/chat/completions"
    await wait(cost("startupMs"))

    async def ask(question: str) -> str:
        mark = re.search(r"\[request r-(\d+)\]", question)
        at = int(mark[1]) if mark else 0
        if at and int(at * failure_rate) > int((at - 1) * failure_rate):
            raise RuntimeError(f"request {at} fails, as failureRate={failure_rate} asks")
        [bytes(1000) for _ in range(int(garbage_mb * 1000))]
        messages = [{"role": "user", "content": question}]

        async def complete(call: int):
            headers = authorization | ({"Connection": "close"} if call < connections else {})
            body = {"model": llm.model, "messages": messages, "tools": TOOLS}
            async with session.post(url, json=body, headers=headers) as reply:
                reply.raise_for_status()
                return (await reply.json())["choices"][0]["message"]

        await wait(delay_ms)
        wish = await complete(0)
        [call] = wish["tool_calls"]
        await wait(gap_ms)
        arguments = json.loads(call["function"]["arguments"])
        content = await asyncio.to_thread(average_trip_duration, **arguments)
        messages += [wish, {"role": "tool", "tool_call_id": call["id"], "content": content}]
        for repeat in range(1, int(calls)):
            answer = await complete(repeat)
        end = thread_time() + cpu_ms / 1000
        while thread_time() < end:
            sum(range(500))  # asking the system costs time and warmth of its own
        return answer["content"]

    return ask
