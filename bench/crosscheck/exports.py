"""Opens a result's exports by the programs that they are for, and checks that all say the same.

usage: exports.py FOLDER     needs pandas, duckdb, prometheus-client

FOLDER holds what `agentbench report RESULT --format X` printed: figures.csv, figures.jsonl,
figures.openmetrics. Every figure must be the same by pandas, DuckDB and Prometheus' own parser.
"""

import math
import sys
from pathlib import Path

import duckdb
import pandas as pd
from prometheus_client.openmetrics.parser import text_string_to_metric_families

folder = Path(sys.argv[1])
lines = pd.read_json(folder / "figures.jsonl", lines=True)
table = pd.read_csv(folder / "figures.csv")
# pandas reads an empty cell as NaN, and the units of counts are empty.
table["unit"] = table["unit"].fillna("")
pd.testing.assert_frame_equal(
    lines.astype({"rateRps": float}), table.astype({"rateRps": float}), check_dtype=False
)
print(f"pandas: {len(table)} rows, the same in CSV and JSON Lines")

for name in ("figures.csv", "figures.jsonl"):
    reader = "read_csv" if name.endswith("csv") else "read_json"
    found = duckdb.sql(
        f"SELECT count(*), sum(value), count(low) FROM {reader}('{folder / name}')"
    ).fetchone()
    expected = (len(table), table.value.sum(), int(table.low.notna().sum()))
    assert found[0] == expected[0] and found[2] == expected[2], (name, found, expected)
    assert math.isclose(found[1], expected[1], rel_tol=1e-12), (name, found, expected)
    print(f"DuckDB: {name} has the same rows, values and intervals")

PER_BASE = {"ms": 1000, "%": 100}
families = [
    family
    for family in text_string_to_metric_families(
        (folder / "figures.openmetrics").read_text()
    )
    if family.name != "agentbench_usable"
]
samples = {
    frozenset(sample.labels.items()) | {("family", family.name)}: sample.value
    for family in families
    for sample in family.samples
}
figures = table[table.metric.notna()]
expected = sorted(
    row[column] / PER_BASE.get(row["unit"], 1)
    for _, row in figures.iterrows()
    for column in ("value", "low", "high")
    if not pd.isna(row[column])
)
assert len(samples) == sum(len(family.samples) for family in families), "two samples of one name"
assert all(
    math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-300)
    for a, b in zip(sorted(samples.values()), expected, strict=True)
)
assert all(family.type == "gauge" for family in families)
print(f"Prometheus: {len(families)} families, {len(samples)} samples, the same figures")
