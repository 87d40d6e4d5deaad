"""CrewAI: an `Agent` kicked off by itself, without a crew."""

from crewai import LLM, Agent
from crewai.tools import tool

from agentbench_kit import Llm, average_trip_duration


async def build(llm: Llm):
    model = LLM(
        model=f"openai/{llm.model}", base_url=llm.base_url, api_key=llm.api_key, max_retries=0
    )
    agent = Agent(
        role="Trip analyst",
        goal="Answer questions about trips",
        backstory="You look the figures up with your tools.",
        tools=[tool(average_trip_duration)],
        llm=model,
    )

    async def ask(question: str) -> str:
        result = await agent.akickoff(question)
        return result.raw

    return ask
