"""Microsoft Agent Framework: `Agent` on the Chat Completions client."""

from agent_framework import Agent, tool
from agent_framework.openai import OpenAIChatCompletionClient
from openai import AsyncOpenAI

from agentbench_kit import Llm


def client_of(llm: Llm) -> OpenAIChatCompletionClient:
    client = AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=llm.retries(2))
    return OpenAIChatCompletionClient(model=llm.model, async_client=client)


async def build(llm: Llm):
    client = client_of(llm)
    client.function_invocation_configuration["max_iterations"] = llm.max_turns
    agent = Agent(client=client, tools=[tool(each) for each in llm.tools])

    async def ask(question: str) -> str:
        response = await agent.run(question)
        return response.text

    return ask
