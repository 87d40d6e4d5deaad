"""DSPy: the module `ReAct` with a signature of typed output fields."""

import json

import dspy

from adapter import configure
from agentbench_kit import Llm


async def build(llm: Llm):
    configure(llm)
    agent = dspy.ReAct("question -> summary: str, minutes: float", tools=list(llm.tools))

    async def ask(question: str) -> str:
        prediction = await agent.acall(question=question)
        return json.dumps({"summary": prediction.summary, "minutes": prediction.minutes})

    return ask
