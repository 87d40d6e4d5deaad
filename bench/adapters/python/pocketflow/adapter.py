"""PocketFlow: a flow of a node that decides, one that calls tools and one that answers."""

import asyncio
import inspect
import json

from openai import AsyncOpenAI, omit
from pocketflow import AsyncFlow, AsyncNode, AsyncParallelBatchNode, Node
from tool_schema import schema

from agentbench_kit import Llm


async def build(llm: Llm):
    client = AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=llm.retries(2))
    tools = {tool.__name__: tool for tool in llm.tools}
    schemas = [schema(tool) for tool in llm.tools] or omit

    class Decide(AsyncNode):
        async def prep_async(self, shared):
            return shared["messages"]

        async def exec_async(self, messages):
            completion = await client.chat.completions.create(
                model=llm.model, messages=messages, tools=schemas
            )
            return completion.choices[0].message

        async def post_async(self, shared, messages, message):
            messages.append(message)
            return "tools" if message.tool_calls else "answer"

    class CallTools(AsyncParallelBatchNode):
        async def prep_async(self, shared):
            return shared["messages"][-1].tool_calls

        async def exec_async(self, call):
            arguments = json.loads(call.function.arguments)
            tool = tools[call.function.name]
            if inspect.iscoroutinefunction(tool):
                content = await tool(**arguments)
            else:
                content = await asyncio.to_thread(tool, **arguments)
            return {"role": "tool", "tool_call_id": call.id, "content": content}

        async def post_async(self, shared, calls, results):
            shared["messages"] += results
            return "decide"

    class Answer(Node):
        def post(self, shared, prep_res, exec_res):
            shared["answer"] = shared["messages"][-1].content

    decide, call_tools = Decide(), CallTools()
    decide - "tools" >> call_tools
    decide - "answer" >> Answer()
    call_tools - "decide" >> decide
    flow = AsyncFlow(start=decide)

    async def ask(question: str) -> str:
        shared = {"messages": [{"role": "user", "content": question}]}
        await flow.run_async(shared)
        return shared["answer"]

    return ask
