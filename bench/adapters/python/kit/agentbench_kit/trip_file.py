"""Reads the trips file: two columns, one thread, one row group at a time."""

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from .tool_calls import ToolError

PICKUP = "pickup_datetime"
DROP_OFF = "dropOff_datetime"
_UNITS_PER_MINUTE = {"s": 60, "ms": 60_000, "us": 60_000_000, "ns": 60_000_000_000}


def trip_sentence(path: str) -> str:
    """The mean duration of the trips that have both times and do not end before they start."""
    try:
        with pq.ParquetFile(path) as file:
            unit = _finest_unit(file.schema_arrow)
            trips = total = 0
            for group in range(file.num_row_groups):
                table = file.read_row_group(group, columns=[PICKUP, DROP_OFF], use_threads=False)
                durations = pc.subtract(_ticks(table[DROP_OFF], unit), _ticks(table[PICKUP], unit))
                kept = durations.filter(pc.greater_equal(durations, 0))
                trips += len(kept)
                total += pc.sum(kept).as_py() or 0
    except (OSError, pa.ArrowException) as error:
        raise ToolError(f"cannot read {path}: {error}") from error
    if trips == 0:
        raise ToolError(f"no trip with both times in {path}")
    minutes = total / (trips * _UNITS_PER_MINUTE[unit])
    return f"The average trip duration across {trips} trips is {minutes:.2f} minutes."


def _finest_unit(schema: pa.Schema) -> str:
    units: list[str] = []
    for name in (PICKUP, DROP_OFF):
        if name not in schema.names or not pa.types.is_timestamp(schema.field(name).type):
            raise ToolError(f"there is no column {name} of timestamps")
        units.append(schema.field(name).type.unit)
    return max(units, key=lambda unit: _UNITS_PER_MINUTE[unit])


def _ticks(column: pa.ChunkedArray, unit: str) -> pa.ChunkedArray:
    """The timestamps as integers; copies nothing where they have the unit already."""
    return column.cast(pa.timestamp(unit, column.type.tz)).cast(pa.int64())
