"""FILL IN: the framework, and what of it is used."""

from openai import AsyncOpenAI

from agentbench_kit import Llm


async def build(llm: Llm):
    # FILL IN: the framework's client, model and agent.
    # They are made once, as an application does when it starts. The model is at llm.base_url, which
    # ends in /v1; retries are off, but where failures are the subject as many as by default (here 2).
    client = AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=llm.retries(2))
    # FILL IN: the scenario's tools, plain functions (one, in the headline), made tools in the
    # framework's own way; llm.max_turns is for its limit of turns, if it has one.
    tools = list(llm.tools)

    async def ask(question: str) -> str:
        # FILL IN: the agent's own answer, verbatim.
        # Many questions are asked at once: whatever holds one conversation is made here, for each.
        completion = await client.chat.completions.create(
            model=llm.model, messages=[{"role": "user", "content": question}]
        )
        said = completion.choices[0].message.content
        return f"Placeholder of python/my-framework, {len(tools)} tool unused; the model: {said}"

    return ask
