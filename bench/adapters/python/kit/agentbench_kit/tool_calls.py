"""The tool calls of each request, with their times.

A context variable finds the request: tasks and the thread pools of asyncio and anyio copy the
context of whoever called them, and the list in it is shared by the copies.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic_ns
from typing import Any

ToolCall = dict[str, Any]
"""`name`, `startNs` and `endNs` (CLOCK_MONOTONIC), and `error` where it failed."""

_calls: ContextVar[list[ToolCall]] = ContextVar("tool_calls")


class ToolError(Exception):
    """A tool cannot do what it was asked."""


class UnattributedToolCall(RuntimeError):
    """A tool was called outside the context of a request: its time would be lost."""


def start_request() -> list[ToolCall]:
    """The list in which the current request's calls will appear."""
    calls: list[ToolCall] = []
    _calls.set(calls)
    return calls


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Notes the time that the body takes as a call of the tool `name`."""
    calls = _calls.get(None)
    if calls is None:
        raise UnattributedToolCall(f"{name} was called outside a request's context")
    call: ToolCall = {"name": name}
    start_ns = monotonic_ns()
    try:
        yield
    except BaseException as error:
        call["error"] = str(error) or type(error).__name__
        raise
    finally:
        end_ns = monotonic_ns()
        call["startNs"] = start_ns
        call["endNs"] = end_ns
        calls.append(call)
