"""DSPy: the module `ReAct` with one tool, called asynchronously."""

import dspy

from agentbench_kit import Llm, average_trip_duration


async def build(llm: Llm):
    dspy.configure(
        lm=dspy.LM(
            f"openai/{llm.model}",
            api_base=llm.base_url,
            api_key=llm.api_key,
            cache=False,
            num_retries=0,
        )
    )
    agent = dspy.ReAct("question -> answer", tools=[average_trip_duration])

    async def ask(question: str) -> str:
        prediction = await agent.acall(question=question)
        return prediction.answer

    return ask
