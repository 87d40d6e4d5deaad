"""Which tools the agent of a scenario has."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from .numbers import whole_number
from .tools import average_trip_duration, digest, lookup, value_of

Tool = Callable[..., str] | Callable[..., Awaitable[str]]
"""A plain function with a signature of annotated parameters and a docstring; `lookup` is asynchronous."""

_LOOKUPS = ("multi-step", "high-frequency", "fan-out", "long-context")


def tools_of(scenario: str, params: Mapping[str, str]) -> Sequence[Tool]:
    """The tools of a scenario by its name; one that is not known has the trip tool."""
    if scenario in ("chat", "streaming"):
        return []
    if scenario in _LOOKUPS:
        return [lookup]
    if scenario == "cpu-tool":
        return [digest]
    if scenario == "many-tools":
        count = whole_number(params, "count", 50)
        return [average_trip_duration, *(_numbered(number) for number in range(1, count))]
    return [average_trip_duration]


def _numbered(number: int) -> Tool:
    """One of many: a look-up of its own name, to be offered rather than called."""
    name = f"lookup_{number:04}"

    async def numbered(key: str) -> str:
        return await value_of(key, name)

    numbered.__name__ = numbered.__qualname__ = name
    numbered.__doc__ = f"The value that belongs to a key in table {number}."
    return numbered
