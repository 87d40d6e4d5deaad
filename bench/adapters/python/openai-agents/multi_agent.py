"""OpenAI Agents SDK: an `Agent` that hands off to another."""

from agents import Agent, Runner, function_tool

from adapter import model_of
from agentbench_kit import Llm


async def build(llm: Llm):
    model = model_of(llm)
    tools = [function_tool(each) for each in llm.tools]
    analyst = Agent(
        name="trip_analyst",
        handoff_description="Answers questions about trips",
        model=model,
        tools=tools,
    )
    triage = Agent(name="Triage", model=model, handoffs=[analyst])

    async def ask(question: str) -> str:
        result = await Runner.run(triage, question)
        return result.final_output

    return ask
