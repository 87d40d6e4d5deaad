"""CrewAI: an `Agent` kicked off by itself, without a crew."""

from crewai import LLM, Agent
from crewai.tools import tool

from agentbench_kit import Llm


def model_of(llm: Llm) -> LLM:
    return LLM(
        model=f"openai/{llm.model}",
        base_url=llm.base_url,
        api_key=llm.api_key,
        max_retries=llm.retries(2),
    )


def analyst(llm: Llm, model: LLM, **options) -> Agent:
    return Agent(
        goal="Answer questions about trips",
        backstory="You look the figures up with your tools.",
        tools=[tool(each) for each in llm.tools],
        llm=model,
        **options,
    )


async def build(llm: Llm):
    agent = analyst(llm, model_of(llm), role="Trip analyst", max_iter=llm.max_turns)

    async def ask(question: str) -> str:
        result = await agent.akickoff(question)
        return result.raw

    return ask
