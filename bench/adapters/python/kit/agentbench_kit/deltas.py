"""Pieces of an answer, passed on as the framework yields them.

A context variable finds the request, as it does for tool calls.
"""

from collections.abc import Callable
from contextvars import ContextVar
from time import monotonic_ns

Send = Callable[[str, int], None]
"""Takes a piece and when the adapter got it (ns of CLOCK_MONOTONIC)."""

_send: ContextVar[Send] = ContextVar("deltas")


def start_request(send: Send) -> None:
    """Has the pieces of the current request go to `send`."""
    _send.set(send)


def emit(text: str) -> None:
    """Passes on a piece of the current request's answer at once; an empty one is none."""
    at_ns = monotonic_ns()
    if text:
        _send.get()(text, at_ns)
