"""DSPy: the module `ReAct` with the scenario's tools, called asynchronously."""

import dspy

from agentbench_kit import Llm


def configure(llm: Llm) -> None:
    dspy.configure(
        lm=dspy.LM(
            f"openai/{llm.model}",
            api_base=llm.base_url,
            api_key=llm.api_key,
            cache=False,
            num_retries=llm.retries(3),
        )
    )


async def build(llm: Llm):
    configure(llm)
    agent = dspy.ReAct("question -> answer", tools=list(llm.tools), max_iters=llm.max_turns)

    async def ask(question: str) -> str:
        prediction = await agent.acall(question=question)
        return prediction.answer

    return ask
