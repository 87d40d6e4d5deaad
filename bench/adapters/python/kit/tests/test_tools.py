import asyncio
import unittest

from agentbench_kit import average_trip_duration, digest, lookup, tool_calls, tools
from agentbench_kit.failure import LlmError, kind_of
from agentbench_kit.tool_calls import ToolError, UnattributedToolCall

SENTENCE = "The average trip duration across 5 trips is 25.67 minutes."


class Tools(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        tools.set_up({"mode": "constant", "constant": SENTENCE}, {"delayMs": 1})

    async def test_constant_mode_returns_the_sentence_and_notes_the_call(self) -> None:
        calls = tool_calls.start_request()
        self.assertEqual(average_trip_duration("trips.parquet"), SENTENCE)
        self.assertEqual([call["name"] for call in calls], ["average_trip_duration"])
        self.assertLessEqual(calls[0]["startNs"], calls[0]["endNs"])

    async def test_another_file_is_an_error_of_the_tool(self) -> None:
        calls = tool_calls.start_request()
        with self.assertRaisesRegex(ToolError, "^no such file: other.parquet$"):
            average_trip_duration("other.parquet")
        self.assertEqual(calls[0]["error"], "no such file: other.parquet")

    async def test_digest_is_chained(self) -> None:
        tool_calls.start_request()
        self.assertEqual(digest(0), "00" * 32)
        self.assertEqual(
            digest(2), "2b32db6c2c0a6235fb1397e8225ea85e0f0e6e8c7b126d0016ccbde0e667151e"
        )

    async def test_calls_belong_to_their_request_also_from_threads(self) -> None:
        async def request(size: int) -> int:
            calls = tool_calls.start_request()
            await asyncio.gather(
                *(lookup("a") for _ in range(size)),
                *(asyncio.to_thread(average_trip_duration, "trips.parquet") for _ in range(size)),
            )
            return len(calls)

        sizes = await asyncio.gather(*map(request, range(1, 11)))
        self.assertEqual(sizes, [2 * size for size in range(1, 11)])

    def test_a_call_without_a_request_fails(self) -> None:
        with self.assertRaises(UnattributedToolCall):
            average_trip_duration("trips.parquet")


class Blame(unittest.TestCase):
    def test_the_cause_decides(self) -> None:
        client_error = type("APIError", (Exception,), {"__module__": "openai._exceptions"})
        brought_along = type("ServerError", (Exception,), {"__module__": "x._vendor.lm15.errors"})
        for cause, kind in [
            (ToolError("x"), "tool"),
            (LlmError("x"), "llm"),
            (client_error("x"), "llm"),
            (brought_along("x"), "llm"),
            (TimeoutError(), "timeout"),
            (ValueError("x"), "framework"),
        ]:
            with self.subTest(kind):
                wrapped = RuntimeError("wrapped")
                wrapped.__cause__ = cause
                self.assertEqual(kind_of(wrapped), kind)
