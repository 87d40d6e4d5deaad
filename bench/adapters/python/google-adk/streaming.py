"""Google ADK: the partial events of a run that streams."""

from google.adk.agents import LlmAgent, RunConfig
from google.adk.agents.run_config import StreamingMode
from google.adk.events import Event

from adapter import model_of, runner_of
from agentbench_kit import Llm, emit


def on_event(event: Event) -> None:
    if event.partial and event.content and event.content.parts:
        emit(event.content.parts[0].text or "")


async def build(llm: Llm):
    agent = LlmAgent(name="trips_agent", model=model_of(llm))
    return runner_of(agent, RunConfig(streaming_mode=StreamingMode.SSE), on_event)
