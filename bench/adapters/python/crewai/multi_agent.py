"""CrewAI: a `Crew` whose first agent delegates to the other; a new crew for each question."""

from crewai import Agent, Crew, Task

from adapter import analyst, model_of
from agentbench_kit import Llm


async def build(llm: Llm):
    model = model_of(llm)

    async def ask(question: str) -> str:
        receptionist = Agent(
            role="Receptionist",
            goal="Have questions answered",
            backstory="You pass questions on to who can answer them.",
            allow_delegation=True,
            llm=model,
        )
        trip_analyst = analyst(llm, model, role="trip_analyst")
        task = Task(description=question, expected_output="An answer", agent=receptionist)
        crew = Crew(agents=[receptionist, trip_analyst], tasks=[task])
        result = await crew.akickoff()
        return result.raw

    return ask
