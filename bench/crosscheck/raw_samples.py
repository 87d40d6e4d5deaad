"""Recomputes a result's figures from its raw samples with pandas, polars and DuckDB.

usage: raw_samples.py FOLDER     needs pyarrow, pandas, polars, duckdb, jsonschema

Checks for every row: Little's law (mean number in flight counted over time = throughput × mean
latency, never above the concurrency), the peak in flight, and P95 by each reader's own quantile.
"""

import json
import sys
from pathlib import Path

import duckdb
import jsonschema
import pandas as pd
import polars as pl
import pyarrow as pa

folder = Path(sys.argv[1])
result = json.loads((folder / "result.json").read_text())
schema_path = Path(__file__).parents[2] / "results" / "schema" / "result.schema.json"
jsonschema.Draft202012Validator(json.loads(schema_path.read_text())).validate(result)
print("result.json is valid under the published schema (jsonschema)")

path = folder / result["raw"]["requests"]
samples = pa.ipc.open_file(path).read_all()
frame = samples.to_pandas()
polar = pl.read_ipc(path)
by_adapter = "SELECT adapter, quantile_cont(latency_ns, 0.95) / 1e6 FROM samples WHERE ok GROUP BY adapter"
duck_p95 = dict(duckdb.sql(by_adapter).fetchall())
concurrency = result["plan"]["concurrency"]
worst = 0.0
print(f"{'adapter':24}{'rps×latency':>12}{'in flight':>12}{'peak':>6}{'P95 table':>12}{'pandas':>10}{'polars':>10}{'DuckDB':>10}")
for row in result["adapters"]:
    own = frame[frame.adapter.astype(str) == row["name"]]
    if own.empty:
        continue
    in_flight, rates, peaks = [], [], []
    for _, block in own.groupby("repetition"):
        steps = pd.concat([
            pd.DataFrame({"at": block.written_ns, "step": 1}),
            pd.DataFrame({"at": block.answered_ns, "step": -1}),
        ]).sort_values(["at", "step"])
        level = steps.step.cumsum()
        span = steps["at"].iloc[-1] - steps["at"].iloc[0]
        in_flight.append((level.iloc[:-1].to_numpy() * steps["at"].diff().iloc[1:].to_numpy()).sum() / span)
        rates.append(block.ok.sum() / span * 1e9)
        peaks.append(level.max())
    mean_in_flight = sum(in_flight) / len(in_flight)
    metrics = row["metrics"]
    law = metrics["throughputRps"]["value"] * metrics["latencyMs"]["mean"]["value"] / 1000
    ok = own[own.ok].latency_ns / 1e6
    polars_p95 = polar.filter((pl.col("adapter").cast(pl.String) == row["name"]) & pl.col("ok"))["latency_ns"].quantile(0.95, "linear") / 1e6
    p95s = [metrics["latencyMs"]["p95"]["value"], ok.quantile(0.95), polars_p95, duck_p95[row["name"]]]
    print(f"{row['name']:24}{law:12.3f}{mean_in_flight:12.3f}{max(peaks):6}" + f"{p95s[0]:12.4f}" + "".join(f"{p:10.4f}" for p in p95s[1:]))
    assert law <= concurrency * 1.0001, "more than the concurrency"
    assert max(peaks) == concurrency
    worst = max(worst, abs(law / mean_in_flight - 1))
    assert max(p95s) - min(p95s) < 1e-6 * max(p95s)
print(f"Little's law: worst disagreement {100 * worst:.2f} %")
assert worst < 0.05
