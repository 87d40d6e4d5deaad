"""Semantic Kernel: `ChatCompletionAgent` with one plugin; each question starts a thread of its own."""

from openai import AsyncOpenAI
from semantic_kernel.agents import ChatCompletionAgent
from semantic_kernel.connectors.ai import FunctionChoiceBehavior
from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion
from semantic_kernel.functions import KernelPlugin, kernel_function

from agentbench_kit import Llm


def service_of(llm: Llm) -> OpenAIChatCompletion:
    client = AsyncOpenAI(base_url=llm.base_url, api_key=llm.api_key, max_retries=llm.retries(2))
    return OpenAIChatCompletion(ai_model_id=llm.model, async_client=client)


def plugins_of(llm: Llm) -> list[KernelPlugin]:
    functions = [kernel_function(each, description=each.__doc__) for each in llm.tools]
    named = {each.__name__: each for each in functions}
    return [KernelPlugin.from_object("TripPlugin", named)] if named else []


async def build(llm: Llm):
    agent = ChatCompletionAgent(
        service=service_of(llm),
        name="Trips",
        plugins=plugins_of(llm),
        function_choice_behavior=FunctionChoiceBehavior.Auto(
            maximum_auto_invoke_attempts=llm.max_turns
        ),
    )

    async def ask(question: str) -> str:
        # Without a thread, get_response makes a new one.
        response = await agent.get_response(messages=question)
        return str(response)

    return ask
