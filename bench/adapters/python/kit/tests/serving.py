"""A test that speaks the protocol with a real process, which serves the adapter in `folder`."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

KIT = Path(__file__).parents[1]
INITIALIZE = {
    "protocolVersion": 1,
    "llm": {"baseUrl": "http://127.0.0.1:1/v1", "apiKey": "key", "model": "model"},
    "scenario": {"name": "react", "params": {"costs": "little", "delayMs": "20"}},
    "tool": {"mode": "constant", "constant": "sentence"},
}


class Serving(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        # Any installed package does.
        Path(self.folder, "adapter.json").write_text('{"package": {"name": "pip"}}')
        self.process = subprocess.Popen(
            [sys.executable, str(KIT / "serve.py"), self.folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.addCleanup(self.process.communicate)
        self.addCleanup(self.process.kill)

    def send(self, line: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout
        message: dict[str, Any] = json.loads(self.process.stdout.readline())
        return message

    def request(self, message_id: int, method: str, **params: Any) -> None:
        message = {"jsonrpc": "2.0", "id": message_id, "method": method, "params": params}
        self.send(json.dumps(message).encode())

    def initialize(self, **changed: Any) -> dict[str, Any]:
        self.request(0, "initialize", **(INITIALIZE | changed))
        return self.receive()
