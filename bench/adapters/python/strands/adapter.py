"""Strands Agents: an `Agent` a conversation, around a model and a client that are shared."""

from openai import AsyncOpenAI, omit
from strands import Agent, tool
from strands.models.openai import OpenAIModel

from agentbench_kit import Llm


def model_of(llm: Llm, **options) -> OpenAIModel:
    client = AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=llm.retries(2))
    # Without tools it would send an empty list, which is an error.
    params = {} if llm.tools else {"tools": omit}
    return OpenAIModel(client=client, model_id=llm.model, params=params, **options)


async def build(llm: Llm):
    model = model_of(llm, stream=False)
    tools = [tool(each) for each in llm.tools]
    # The agent retries throttled calls itself.
    retries = {} if llm.scenario == "faults" else {"retry_strategy": None}

    async def ask(question: str) -> str:
        agent = Agent(model=model, tools=tools, callback_handler=None, **retries)
        result = await agent.invoke_async(question, limits={"turns": llm.max_turns})
        return str(result).strip()

    return ask
