"""Checks the cold starts of a result against hyperfine, which knows nothing of the harness.

usage: cold_start.py RESULT.json [ADAPTER ...]     needs hyperfine and the built package (npx agentbench)

A one-shot client starts an adapter, asks one question and ends (a pause lets the killed adapter go
before the next start); its own cost, measured with a stub
that answers at once, is taken off. Adapters are pinned as in the run.
"""

import json
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).parent
main = here.parent.parent / "dist" / "cli" / "main.js"
result = json.loads(Path(sys.argv[1]).read_text())
names = sys.argv[2:] or [row["name"] for row in result["adapters"] if row["status"] == "ok"]
sentence = result["plan"]["fixture"]["sentence"]
cpus = result["environment"]["pinning"]["adapterCpus"]
harness_cpus = result["environment"]["pinning"]["harnessCpus"]


def pinned(cpu_list: str | None) -> list[str]:
    return ["taskset", "-c", cpu_list] if cpu_list else []


listed = json.loads(subprocess.check_output(["node", main, "list", "--json"]))
starts = {row["name"]: row["start"] for row in listed if "start" in row}
minutes = sentence.rsplit(" ", 2)[1]
replies = [
    {"jsonrpc": "2.0", "id": 1, "result": {}},
    {"jsonrpc": "2.0", "id": 2, "result": {"answer": f"Based on the trip records, an average trip takes {minutes} minutes."}},
]
stub = "".join(f"read line; echo {shlex.quote(json.dumps(reply))}; " for reply in replies) + "exec sleep 9"
starts["stub"] = {"command": ["/bin/sh", "-c", stub], "cwd": "/", "environment": {"PATH": "/usr/bin:/bin"}}

simulator = subprocess.Popen(
    [*pinned(harness_cpus), "node", main, "simulate", "--port", "0", "--llm", "instant"],
    stdout=subprocess.PIPE,
    text=True,
)
try:
    base_url = None
    while base_url is None:
        found = re.search(r"http://[\d.]+:\d+/v1", simulator.stdout.readline())
        base_url = found and found.group(0)

    def measure(name: str) -> float:
        """Median ms of a whole one-shot."""
        with tempfile.TemporaryDirectory() as folder:
            start = dict(starts[name])
            start["command"] = [*pinned(cpus), *start["command"]]
            path, export = Path(folder, "start.json"), Path(folder, "times.json")
            path.write_text(json.dumps(start))
            client = [sys.executable, "-S", "-E", str(here / "one_shot.py"), str(path), base_url, sentence]
            command = shlex.join([*pinned(harness_cpus), *client])
            subprocess.run(
                ["hyperfine", "-N", "--warmup", "2", "--runs", "15", "--prepare", "sleep 0.2", "--export-json", export, command],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            return json.loads(export.read_text())["results"][0]["median"] * 1000

    own = measure("stub")
    print(f"the client's own cost: {own:.1f} ms (taken off)")
    print(f"{'adapter':24}{'agentbench ms':>16}{'hyperfine ms':>16}{'difference':>14}")
    for name in names:
        row = next(row for row in result["adapters"] if row["name"] == name)
        ours = row["metrics"]["coldStart"]["firstAnswerMs"]["value"]
        theirs = measure(name) - own
        print(f"{name:24}{ours:16.1f}{theirs:16.1f}{ours - theirs:+10.1f} ms {100 * (ours / theirs - 1):+.1f} %")
finally:
    simulator.terminate()
    simulator.wait()
