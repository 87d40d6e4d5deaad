"""Strands Agents: an `Agent` a conversation, around a model and a client that are shared."""

from openai import AsyncOpenAI
from strands import Agent, tool
from strands.models.openai import OpenAIModel

from agentbench_kit import Llm, average_trip_duration


async def build(llm: Llm):
    client = AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=0)
    model = OpenAIModel(client=client, model_id=llm.model, stream=False)
    tools = [tool(average_trip_duration)]

    async def ask(question: str) -> str:
        agent = Agent(model=model, tools=tools, callback_handler=None, retry_strategy=None)
        result = await agent.invoke_async(question)
        return str(result).strip()

    return ask
