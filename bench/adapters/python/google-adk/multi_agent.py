"""Google ADK: `LlmAgent` that transfers to its sub-agent."""

from google.adk.agents import LlmAgent, RunConfig

from adapter import model_of, runner_of
from agentbench_kit import Llm


async def build(llm: Llm):
    model = model_of(llm)
    analyst = LlmAgent(
        name="trip_analyst",
        description="Answers questions about trips.",
        model=model,
        tools=list(llm.tools),
    )
    coordinator = LlmAgent(name="coordinator", model=model, sub_agents=[analyst])
    return runner_of(coordinator, RunConfig())
