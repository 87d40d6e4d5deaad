"""The tools as plain functions; an adapter wraps them in its framework's own way."""

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from .tool_calls import ToolError, timed

TRIP_FILE = "trips.parquet"
"""The name that the model passes for the file; no other exists for it."""

_trip_sentence: Callable[[], str]
_lookup_delay_s = 0.05


def average_trip_duration(path: str) -> str:
    """Average trip duration in a parquet file of trips."""
    with timed("average_trip_duration"):
        if path != TRIP_FILE:
            raise ToolError(f"no such file: {path}")
        return _trip_sentence()


async def lookup(key: str) -> str:
    """The value that belongs to a key."""
    return await value_of(key, "lookup")


async def value_of(key: str, tool: str) -> str:
    """Waits, without blocking, and tells the value; the call is noted as one of `tool`."""
    with timed(tool):
        await asyncio.sleep(_lookup_delay_s)
        return f"value-of-{key}"


def digest(rounds: int) -> str:
    """SHA-256, applied `rounds` times to 32 zero bytes, in hexadecimal."""
    with timed("digest"):
        value = bytes(32)
        for _ in range(rounds):
            value = hashlib.sha256(value).digest()
        return value.hex()


def set_up(tool: Mapping[str, Any], params: Mapping[str, Any]) -> None:
    """Readies the tools: `tool` and `params` are those of `initialize`."""
    global _trip_sentence, _lookup_delay_s
    if tool["mode"] == "constant":
        constant: str = tool["constant"]
        _trip_sentence = lambda: constant  # noqa: E731
    elif tool["mode"] == "parquet":
        # Only here: the import takes longer than many a framework.
        from .trip_file import trip_sentence

        path: str = tool["path"]
        _trip_sentence = lambda: trip_sentence(path)  # noqa: E731
    else:
        raise ValueError(f"unknown tool mode {tool['mode']!r}")
    delay_ms = params.get("delayMs", 50)
    try:
        _lookup_delay_s = float(delay_ms) / 1000
    except ValueError:
        raise ValueError(f"delayMs: {delay_ms!r} is not a number") from None
