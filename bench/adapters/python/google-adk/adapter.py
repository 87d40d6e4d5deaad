"""Google ADK: `LlmAgent` on LiteLLM, run by a `Runner`; each request has a session of its own."""

from google.adk.agents import LlmAgent, RunConfig
from google.adk.models.lite_llm import LiteLlm
from google.adk.runners import InMemoryRunner
from google.genai import types

from agentbench_kit import Llm

APP = "trips"
USER = "user"


def model_of(llm: Llm) -> LiteLlm:
    return LiteLlm(
        model=f"openai/{llm.model}",
        api_base=llm.base_url,
        api_key=llm.api_key,
        max_retries=llm.retries(2),
    )


def runner_of(agent: LlmAgent, config: RunConfig, on_event=lambda event: None):
    runner = InMemoryRunner(agent=agent, app_name=APP)
    sessions = runner.session_service

    async def ask(question: str) -> str:
        session = await sessions.create_session(app_name=APP, user_id=USER)
        message = types.Content(role="user", parts=[types.Part(text=question)])
        answer = ""
        try:
            async for event in runner.run_async(
                user_id=USER, session_id=session.id, new_message=message, run_config=config
            ):
                on_event(event)
                if event.is_final_response() and event.content and event.content.parts:
                    answer = event.content.parts[0].text
        finally:
            await sessions.delete_session(app_name=APP, user_id=USER, session_id=session.id)
        return answer

    return ask


async def build(llm: Llm):
    agent = LlmAgent(name="trips_agent", model=model_of(llm), tools=list(llm.tools))
    return runner_of(agent, RunConfig(max_llm_calls=llm.max_turns))
