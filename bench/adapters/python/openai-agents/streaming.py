"""OpenAI Agents SDK: the text deltas of `Runner.run_streamed`."""

from agents import Agent, Runner
from openai.types.responses import ResponseTextDeltaEvent

from adapter import model_of
from agentbench_kit import Llm, emit


async def build(llm: Llm):
    agent = Agent(name="Trips", model=model_of(llm))

    async def ask(question: str) -> str:
        result = Runner.run_streamed(agent, question)
        async for event in result.stream_events():
            if event.type == "raw_response_event" and isinstance(
                event.data, ResponseTextDeltaEvent
            ):
                emit(event.data.delta)
        return result.final_output

    return ask
