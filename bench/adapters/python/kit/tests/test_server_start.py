"""What scenario and parameters make of the start: which program, how many agents, what is told."""

import time
from pathlib import Path
from typing import Any

from .serving import Serving

ADAPTER = """
import asyncio
import gc

from agentbench_kit import Llm, emit

built = []

async def build(llm: Llm):
    built.append(None)
    me = len(built)

    async def ask(question):
        gc.collect()
        return f"agent {me} of {len(built)}, {llm.max_turns} turns"

    return ask
"""
STREAMING = """
import asyncio

from agentbench_kit import emit

async def build(llm):
    async def ask(question):
        for word in ["one", "", "two"]:
            emit(word)
            await asyncio.sleep(0)
        await asyncio.to_thread(emit, "three")
        return "onetwothree"
    return ask
"""


class Start(Serving):
    def setUp(self) -> None:
        super().setUp()
        Path(self.folder, "adapter.py").write_text(ADAPTER)
        Path(self.folder, "streaming.py").write_text(STREAMING)
        Path(self.folder, "adapter.json").write_text(
            '{"package": {"name": "pip"}, "capabilities": ["react", "streaming"]}'
        )

    def start(self, scenario: str = "react", **params: str) -> dict[str, Any]:
        return self.initialize(scenario={"name": scenario, "params": params})

    def answer(self) -> str:
        self.request(1, "run", id="r-1", question="?")
        answer: str = self.receive()["result"]["answer"]
        return answer

    def test_start_up_is_told_on_the_clock_of_all(self) -> None:
        before_ns = time.monotonic_ns()
        ready = self.start()["result"]
        startup = ready["startup"]
        self.assertEqual(ready["capabilities"], ["react", "streaming"])
        self.assertLess(before_ns, startup["loadedNs"])
        self.assertLess(startup["builtNs"], time.monotonic_ns())
        self.assertEqual(startup["buildNs"], [startup["builtNs"] - startup["loadedNs"]])

    def test_agents_are_asked_in_turn(self) -> None:
        startup = self.start(agents="3", turns="7")["result"]["startup"]
        self.assertEqual(len(startup["buildNs"]), 3)
        self.assertEqual(sum(startup["buildNs"]), startup["builtNs"] - startup["loadedNs"])
        answers = [self.answer() for _ in range(4)]
        self.assertEqual([answer.split()[1] for answer in answers], ["1", "2", "3", "1"])
        self.assertEqual(answers[0], "agent 1 of 3, 7 turns")

    def test_numbers_that_are_none_are_named(self) -> None:
        for name in ("agents", "turns"):
            error = self.start(**{name: "1.5"})["error"]
            self.assertIn(f"{name}: '1.5' is not a whole number from 1", error["message"])

    def test_pauses_are_counted_where_asked_for(self) -> None:
        self.start(gc="1")
        self.answer()
        self.request(2, "stats")
        pauses = self.receive()["result"]["gc"]
        self.assertGreaterEqual(pauses["pauses"], 1)
        self.assertLessEqual(pauses["maxNs"], pauses["totalNs"])
        self.assertGreater(pauses["maxNs"], 0)

    def test_pauses_are_not_counted_unasked(self) -> None:
        self.start()
        self.request(1, "stats")
        self.assertEqual(self.receive()["result"], {"gc": None})

    def test_a_scenario_has_its_own_program_and_passes_pieces_on(self) -> None:
        self.start("streaming")
        before_ns = time.monotonic_ns()
        self.request(1, "run", id="r-7", question="?")
        deltas = [self.receive() for _ in range(3)]
        self.assertEqual(self.receive()["result"]["answer"], "onetwothree")
        self.assertEqual({delta["method"] for delta in deltas}, {"delta"})
        pieces = [delta["params"] for delta in deltas]
        self.assertEqual([piece["text"] for piece in pieces], ["one", "two", "three"])
        self.assertEqual({piece["id"] for piece in pieces}, {"r-7"})
        times_ns = [piece["atNs"] for piece in pieces]
        self.assertEqual(times_ns, sorted(times_ns))
        self.assertLess(before_ns, times_ns[0])
