"""The protocol, spoken with a real process that serves a small adapter."""

import time
from pathlib import Path

from .serving import Serving

ADAPTER = """
import asyncio
import sys

from agentbench_kit import average_trip_duration

print("a print at import")

async def build(llm):
    async def ask(question):
        print("a print while running")
        if question == "empty":
            return ""
        if question == "params":
            return llm.params["costs"]
        if question == "wait":
            await asyncio.sleep(60)
        return await asyncio.to_thread(average_trip_duration, question)
    return ask
"""


class Server(Serving):
    def setUp(self) -> None:
        super().setUp()
        Path(self.folder, "adapter.py").write_text(ADAPTER)

    def test_initialize_run_shutdown(self) -> None:
        ready = self.initialize()["result"]
        self.assertEqual((ready["protocolVersion"], ready["framework"]["name"]), (1, "pip"))
        self.request(1, "run", id="r-1", question="trips.parquet")
        reply = self.receive()
        self.assertEqual((reply["id"], reply["result"]["answer"]), (1, "sentence"))
        self.assertEqual(len(reply["result"]["tools"]), 1)
        self.request(2, "shutdown")
        self.assertEqual(self.receive()["id"], 2)
        self.assertEqual(self.process.wait(5), 0)

    def test_the_adapter_is_told_the_parameters(self) -> None:
        self.initialize()
        self.request(1, "run", id="r-1", question="params")
        self.assertEqual(self.receive()["result"]["answer"], "little")

    def test_failures_name_who_is_to_blame(self) -> None:
        self.initialize()
        for question, kind in [("other.parquet", "tool"), ("empty", "framework")]:
            self.request(1, "run", id="r-1", question=question)
            self.assertEqual(self.receive()["error"]["data"], {"kind": kind})
        unknown_method = b'{"id":1,"method":"x"}'
        for line, code in [(b"rubbish", -32700), (b"[]", -32600), (unknown_method, -32601)]:
            self.send(line)
            error = self.receive()["error"]
            self.assertEqual((error["code"], error["data"]["kind"]), (code, "protocol"))

    def test_cancel_ends_the_run(self) -> None:
        self.initialize()
        run = b'{"jsonrpc":"2.0","id":1,"method":"run","params":{"id":"r-1","question":"wait"}}'
        cancel = b'{"jsonrpc":"2.0","method":"cancel","params":{"id":"r-1"}}'
        self.send(run + b"\n" + cancel)  # read at once: the run has not started
        self.assert_cancelled()
        self.send(run)
        time.sleep(0.1)
        self.send(cancel)
        self.assert_cancelled()

    def assert_cancelled(self) -> None:
        reply = self.receive()
        self.assertEqual((reply["id"], reply["error"]["code"]), (1, -32800))
        self.assertEqual(reply["error"]["data"], {"kind": "cancelled"})

    def test_the_end_of_stdin_ends_the_process(self) -> None:
        self.initialize()
        self.request(1, "run", id="r-1", question="wait")
        assert self.process.stdin
        self.process.stdin.close()
        self.assertEqual(self.process.wait(5), 0)
        self.process.stdin = None

    def test_initialize_with_a_bad_field_says_so(self) -> None:
        reply = self.initialize(tool={"mode": "other"})
        self.assertIn("unknown tool mode", reply["error"]["message"])
        reply = self.initialize(scenario={"name": "react", "params": {"delayMs": "long"}})
        self.assertIn("delayMs: 'long' is not a number", reply["error"]["message"])
