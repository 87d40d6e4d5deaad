"""GraphBit: a workflow of one agent node, built and executed in a thread for each question."""

import anyio.to_thread
from graphbit import Executor, LlmConfig, Node, Workflow

from agentbench_kit import Llm, LlmError, average_trip_duration


async def build(llm: Llm):
    # A deployment with the name of an OpenAI model would be asked through /openai/responses.
    config = LlmConfig.azurellm(llm.api_key, "trips", llm.base_url.removesuffix("/v1"))

    def execute(question: str) -> str:
        workflow = Workflow("trips")
        workflow.add_node(Node.agent("analyst", question, tools=[average_trip_duration]))
        result = Executor(config).execute(workflow)
        answer = result.get_node_output("analyst")
        if answer is None:
            raise LlmError(f"the workflow is {result.state()}, its node has no output")
        return answer

    async def ask(question: str) -> str:
        return await anyio.to_thread.run_sync(execute, question)

    return ask
