"""smolagents: `ToolCallingAgent`, a new one for each question, in a thread."""

import asyncio
import inspect

import anyio.to_thread
from smolagents import LogLevel, OpenAIModel, Tool, ToolCallingAgent

from agentbench_kit import Llm

JSON_TYPES = {str: "string", int: "integer"}
DESCRIPTIONS = {"path": "The file.", "key": "The key.", "rounds": "How often."}


def tool_of(function) -> Tool:
    parameters = inspect.signature(function).parameters.values()

    class FunctionTool(Tool):
        name = function.__name__
        description = function.__doc__
        inputs = {
            each.name: {
                "type": JSON_TYPES[each.annotation],
                "description": DESCRIPTIONS[each.name],
            }
            for each in parameters
        }
        output_type = "string"
        skip_forward_signature_validation = True

        def forward(self, **arguments) -> str:
            if inspect.iscoroutinefunction(function):
                return asyncio.run(function(**arguments))
            return function(**arguments)

    return FunctionTool()


def model_of(llm: Llm) -> OpenAIModel:
    return OpenAIModel(
        llm.model,
        api_base=llm.base_url,
        api_key=llm.api_key,
        client_kwargs={"max_retries": llm.retries(2)},
        retry=llm.scenario == "faults",
    )


async def build(llm: Llm):
    model = model_of(llm)
    tools = [tool_of(each) for each in llm.tools]

    async def ask(question: str) -> str:
        # An agent keeps its conversation, so that two runs cannot share one.
        agent = ToolCallingAgent(
            tools,
            model,
            max_steps=llm.max_turns,
            max_tool_threads=200,
            verbosity_level=LogLevel.OFF,
        )
        return await anyio.to_thread.run_sync(agent.run, question)

    return ask
