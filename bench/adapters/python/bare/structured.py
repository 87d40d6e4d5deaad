"""The loop by hand, with a response format that the model keeps to."""

from adapter import agent, client_of
from agentbench_kit import Llm

REPORT = {
    "type": "json_schema",
    "json_schema": {
        "name": "report",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {"summary": {"type": "string"}, "minutes": {"type": "number"}},
            "required": ["summary", "minutes"],
            "additionalProperties": False,
        },
    },
}


async def build(llm: Llm):
    return agent(client_of(llm), llm.model, llm.tools, response_format=REPORT)
