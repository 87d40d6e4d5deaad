"""AutoGen: `AssistantAgent` with an output content type."""

from autogen_agentchat.agents import AssistantAgent
from pydantic import BaseModel

from adapter import client_of, function_tool
from agentbench_kit import Llm


class Report(BaseModel):
    summary: str
    minutes: float


async def build(llm: Llm):
    client = client_of(llm)
    tools = [function_tool(each, strict=True) for each in llm.tools]

    async def ask(question: str) -> str:
        agent = AssistantAgent(
            "assistant", model_client=client, tools=tools, output_content_type=Report
        )
        result = await agent.run(task=question)
        return result.messages[-1].content.model_dump_json()

    return ask
