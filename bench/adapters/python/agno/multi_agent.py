"""Agno: a `Team` whose leader delegates to its member."""

from agno.agent import Agent
from agno.team import Team

from adapter import content_of, model_of
from agentbench_kit import Llm


async def build(llm: Llm):
    model = model_of(llm)
    analyst = Agent(
        id="trip_analyst",
        name="trip_analyst",
        role="Answers questions about trips",
        model=model,
        tools=list(llm.tools),
    )
    team = Team(members=[analyst], model=model)

    async def ask(question: str) -> str:
        return content_of(await team.arun(question))

    return ask
