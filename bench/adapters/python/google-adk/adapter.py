"""Google ADK: `LlmAgent` on LiteLLM, run by a `Runner`; each request has a session of its own."""

from google.adk.agents import LlmAgent
from google.adk.models.lite_llm import LiteLlm
from google.adk.runners import InMemoryRunner
from google.genai import types

from agentbench_kit import Llm, average_trip_duration

APP = "trips"
USER = "user"


async def build(llm: Llm):
    model = LiteLlm(
        model=f"openai/{llm.model}", api_base=llm.base_url, api_key=llm.api_key, max_retries=0
    )
    agent = LlmAgent(name="trips_agent", model=model, tools=[average_trip_duration])
    runner = InMemoryRunner(agent=agent, app_name=APP)
    sessions = runner.session_service

    async def ask(question: str) -> str:
        session = await sessions.create_session(app_name=APP, user_id=USER)
        message = types.Content(role="user", parts=[types.Part(text=question)])
        answer = ""
        try:
            async for event in runner.run_async(
                user_id=USER, session_id=session.id, new_message=message
            ):
                if event.is_final_response() and event.content and event.content.parts:
                    answer = event.content.parts[0].text
        finally:
            await sessions.delete_session(app_name=APP, user_id=USER, session_id=session.id)
        return answer

    return ask
