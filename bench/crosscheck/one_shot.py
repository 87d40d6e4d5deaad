"""Starts an adapter, asks one question, waits for the right answer, ends: what hyperfine times.

usage: one_shot.py START.json BASE_URL SENTENCE
START.json holds {command, cwd, environment} as `agentbench list --json` tells it. Nothing of the
harness is used here, so that its cold start can be checked by other means.
"""

import json
import os
import signal
import subprocess
import sys

start_path, base_url, sentence = sys.argv[1:]
with open(start_path, encoding="utf-8") as file:
    start = json.load(file)
question = (
    "What is the average trip duration in minutes in trips.parquet? "
    "Use the average_trip_duration tool. [request c-000001]"
)
child = subprocess.Popen(
    start["command"],
    cwd=start["cwd"],
    env=start["environment"],
    stdin=subprocess.PIPE,
    stdout=subprocess.PIPE,
    stderr=subprocess.DEVNULL,
    start_new_session=True,
)


def ask(id: int, method: str, params: dict) -> dict:
    line = json.dumps({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
    child.stdin.write(line.encode() + b"\n")
    child.stdin.flush()
    return json.loads(child.stdout.readline())


ask(
    1,
    "initialize",
    {
        "protocolVersion": 1,
        "llm": {"baseUrl": base_url, "apiKey": "sk-one-shot", "model": "gpt-4o-mini"},
        "scenario": {"name": "react", "params": {}},
        "tool": {"mode": "constant", "constant": sentence},
    },
)
reply = ask(2, "run", {"id": "c-000001", "question": question})
os.killpg(child.pid, signal.SIGKILL)
minutes = sentence.rsplit(" ", 2)[1]
if reply.get("result", {}).get("answer") != f"Based on the trip records, an average trip takes {minutes} minutes.":
    sys.exit(f"wrong answer: {reply}")
