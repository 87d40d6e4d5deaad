"""LlamaIndex: `FunctionAgent` with an output class."""

from llama_index.core.agent.workflow import FunctionAgent
from pydantic import BaseModel

from adapter import model_of, result_of
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


async def build(llm: Llm):
    agent = FunctionAgent(
        tools=list(llm.tools), llm=model_of(llm), output_cls=Report, streaming=False
    )

    async def ask(question: str) -> str:
        result = await result_of(agent.run(question))
        return result.get_pydantic_model(Report).model_dump_json()

    return ask
