"""smolagents: `ToolCallingAgent` with one tool, a new agent for each question, in a thread."""

import anyio.to_thread
from smolagents import LogLevel, OpenAIModel, Tool, ToolCallingAgent

from agentbench_kit import Llm, average_trip_duration


class AverageTripDuration(Tool):
    name = "average_trip_duration"
    description = "Average trip duration in a parquet file of trips."
    inputs = {"path": {"type": "string", "description": "The file."}}
    output_type = "string"

    def forward(self, path: str) -> str:
        return average_trip_duration(path)


async def build(llm: Llm):
    model = OpenAIModel(
        llm.model,
        api_base=llm.base_url,
        api_key=llm.api_key,
        client_kwargs={"max_retries": 0},
        retry=False,
    )
    tool = AverageTripDuration()

    async def ask(question: str) -> str:
        # An agent keeps its conversation, so that two runs cannot share one.
        agent = ToolCallingAgent([tool], model, verbosity_level=LogLevel.OFF)
        return await anyio.to_thread.run_sync(agent.run, question)

    return ask
