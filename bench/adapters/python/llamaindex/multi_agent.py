"""LlamaIndex: an `AgentWorkflow` of two agents, the first of which hands off to the second."""

from llama_index.core.agent.workflow import AgentWorkflow, FunctionAgent

from adapter import model_of, result_of
from agentbench_kit import Llm


async def build(llm: Llm):
    model = model_of(llm)
    receptionist = FunctionAgent(
        name="receptionist",
        description="Passes questions on to who can answer them.",
        llm=model,
        can_handoff_to=["trip_analyst"],
        streaming=False,
    )
    analyst = FunctionAgent(
        name="trip_analyst",
        description="Answers questions about trips.",
        tools=list(llm.tools),
        llm=model,
        can_handoff_to=[],
        streaming=False,
    )
    workflow = AgentWorkflow(agents=[receptionist, analyst], root_agent="receptionist")

    async def ask(question: str) -> str:
        return str(await result_of(workflow.run(question)))

    return ask
