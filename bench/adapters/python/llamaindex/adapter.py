"""LlamaIndex: `FunctionAgent` on `OpenAILike`; each run has a context of its own."""

import asyncio

from llama_index.core.agent.workflow import FunctionAgent
from llama_index.llms.openai_like import OpenAILike

from agentbench_kit import Llm, average_trip_duration


async def build(llm: Llm):
    agent = FunctionAgent(
        tools=[average_trip_duration],
        llm=OpenAILike(
            model=llm.model,
            api_base=llm.base_url,
            api_key=llm.api_key,
            is_chat_model=True,
            is_function_calling_model=True,
            max_retries=0,
        ),
        streaming=False,
    )

    async def ask(question: str) -> str:
        handler = agent.run(question)
        try:
            # Shielded, for a handler whose waiter was cancelled can no longer stop its run.
            return str(await asyncio.shield(handler))
        except asyncio.CancelledError:
            await handler.cancel_run()
            raise

    return ask
