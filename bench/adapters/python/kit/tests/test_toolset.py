import asyncio
import inspect
import unittest
from typing import Any

from agentbench_kit import tool_calls, tools
from agentbench_kit.llm import Llm
from agentbench_kit.toolset import tools_of


def names(scenario: str, **params: str) -> list[str]:
    return [tool.__name__ for tool in tools_of(scenario, params)]


class Toolset(unittest.TestCase):
    def test_each_scenario_has_its_tools(self) -> None:
        trip = ["average_trip_duration"]
        for scenario in ("react", "structured", "multi-agent", "faults", "unheard-of"):
            self.assertEqual(names(scenario), trip)
        for scenario in ("multi-step", "high-frequency", "fan-out", "long-context"):
            self.assertEqual(names(scenario), ["lookup"])
        self.assertEqual(names("cpu-tool"), ["digest"])
        self.assertEqual(names("chat") + names("streaming"), [])

    def test_many_tools_are_told_apart_and_work(self) -> None:
        self.assertEqual(len(names("many-tools", count="50")), 50)
        self.assertEqual(names("many-tools", count="1"), ["average_trip_duration"])
        _, first, second = tools_of("many-tools", {"count": "3"})
        self.assertEqual([first.__name__, second.__name__], ["lookup_0001", "lookup_0002"])
        self.assertEqual(inspect.signature(first), inspect.signature(tools.lookup))
        self.assertNotEqual(first.__doc__, second.__doc__)

        async def call() -> Any:
            calls = tool_calls.start_request()
            value: Any = second("k0001")
            return await value, calls

        tools.set_up({"mode": "constant", "constant": "x"}, {"delayMs": "0"})
        value, calls = asyncio.run(call())
        self.assertEqual((value, calls[0]["name"]), ("value-of-k0001", "lookup_0002"))


class Retries(unittest.TestCase):
    def test_only_faults_have_the_default(self) -> None:
        def llm(scenario: str) -> Llm:
            return Llm("url", "key", "model", {}, scenario, [], 5)

        self.assertEqual((llm("react").retries(2), llm("faults").retries(2)), (0, 2))
