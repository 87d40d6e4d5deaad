"""CrewAI: a `Crew` of one agent and one task whose chunks are streamed."""

from crewai import Crew, Task

from adapter import analyst, model_of
from agentbench_kit import Llm, emit


async def build(llm: Llm):
    model = model_of(llm)

    async def ask(question: str) -> str:
        agent = analyst(llm, model, role="Trip analyst")
        task = Task(description=question, expected_output="An answer", agent=agent)
        streaming = await Crew(agents=[agent], tasks=[task], stream=True).akickoff()
        async for chunk in streaming:
            emit(chunk.content)
        return streaming.result.raw

    return ask
