"""LlamaIndex: `FunctionAgent` on `OpenAILike`; each run has a context of its own."""

import asyncio

from llama_index.core.agent.workflow import FunctionAgent
from llama_index.llms.openai_like import OpenAILike

from agentbench_kit import Llm


def model_of(llm: Llm) -> OpenAILike:
    return OpenAILike(
        model=llm.model,
        api_base=llm.base_url,
        api_key=llm.api_key,
        is_chat_model=True,
        is_function_calling_model=True,
        max_retries=llm.retries(3),
    )


async def result_of(handler):
    try:
        # Shielded, for a handler whose waiter was cancelled can no longer stop its run.
        return await asyncio.shield(handler)
    except asyncio.CancelledError:
        await handler.cancel_run()
        raise


async def build(llm: Llm):
    agent = FunctionAgent(tools=list(llm.tools), llm=model_of(llm), streaming=False)

    async def ask(question: str) -> str:
        return str(await result_of(agent.run(question, max_iterations=llm.max_turns)))

    return ask
