"""Two loops by hand: one is a tool of the other."""

from adapter import agent, client_of
from agentbench_kit import Llm


async def build(llm: Llm):
    client = client_of(llm)
    analyst = agent(client, llm.model, llm.tools)

    async def trip_analyst(question: str) -> str:
        """Answers a question about trips."""
        return await analyst(question)

    return agent(client, llm.model, [trip_analyst])
