"""AutoGen: a `Swarm` of two agents, the first of which hands off to the second."""

from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.conditions import TextMessageTermination
from autogen_agentchat.teams import Swarm

from adapter import client_of, function_tool
from agentbench_kit import Llm


async def build(llm: Llm):
    client = client_of(llm)
    tools = [function_tool(each) for each in llm.tools]

    async def ask(question: str) -> str:
        receptionist = AssistantAgent(
            "receptionist", model_client=client, handoffs=["trip_analyst"]
        )
        analyst = AssistantAgent(
            "trip_analyst", model_client=client, tools=tools, max_tool_iterations=llm.max_turns
        )
        team = Swarm(
            [receptionist, analyst],
            termination_condition=TextMessageTermination("trip_analyst"),
        )
        result = await team.run(task=question)
        return result.messages[-1].to_text()

    return ask
