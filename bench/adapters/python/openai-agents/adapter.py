"""OpenAI Agents SDK: `Agent` with one function tool, run by `Runner`."""

from agents import Agent, OpenAIChatCompletionsModel, Runner, function_tool
from openai import AsyncOpenAI

from agentbench_kit import Llm, average_trip_duration


async def build(llm: Llm):
    client = AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=0)
    agent = Agent(
        name="Trips",
        model=OpenAIChatCompletionsModel(model=llm.model, openai_client=client),
        tools=[function_tool(average_trip_duration)],
    )

    async def ask(question: str) -> str:
        result = await Runner.run(agent, question)
        return result.final_output

    return ask
