"""OpenAI Agents SDK: `Agent` with function tools, run by `Runner`."""

from agents import Agent, OpenAIChatCompletionsModel, Runner, function_tool
from openai import AsyncOpenAI

from agentbench_kit import Llm


def model_of(llm: Llm) -> OpenAIChatCompletionsModel:
    client = AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=llm.retries(2))
    return OpenAIChatCompletionsModel(model=llm.model, openai_client=client)


async def build(llm: Llm):
    tools = [function_tool(each) for each in llm.tools]
    agent = Agent(name="Trips", model=model_of(llm), tools=tools)

    async def ask(question: str) -> str:
        result = await Runner.run(agent, question, max_turns=llm.max_turns)
        return result.final_output

    return ask
