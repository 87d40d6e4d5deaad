"""DSPy: the module `Predict`, whose field `answer` is listened to."""

import dspy

from adapter import configure
from agentbench_kit import Llm, emit


async def build(llm: Llm):
    configure(llm)
    program = dspy.Predict("question -> answer")

    async def ask(question: str) -> str:
        # A listener follows one stream, so that two questions cannot share one.
        listener = dspy.streaming.StreamListener(signature_field_name="answer")
        predict = dspy.streamify(program, stream_listeners=[listener])
        answer = ""
        async for value in predict(question=question):
            if isinstance(value, dspy.streaming.StreamResponse):
                emit(value.chunk)
            elif isinstance(value, dspy.Prediction):
                answer = value.answer
        return answer

    return ask
