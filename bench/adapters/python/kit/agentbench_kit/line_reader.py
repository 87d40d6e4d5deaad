"""Lines from a pipe, as they come, of any length."""

import asyncio
import os
from collections.abc import Callable


class LineReader(asyncio.Protocol):
    """Calls `on_line` with each line, without its end, and `on_end` when the writer has gone."""

    def __init__(self, on_line: Callable[[bytes], None], on_end: Callable[[], None]) -> None:
        self._on_line = on_line
        self._on_end = on_end
        self._rest: list[bytes] = []

    def data_received(self, data: bytes) -> None:
        *whole, rest = data.split(b"\n")
        for line in whole:
            self._rest.append(line)
            complete = b"".join(self._rest)
            self._rest.clear()
            if complete.strip():
                self._on_line(complete)
        if rest:
            self._rest.append(rest)

    def connection_lost(self, error: Exception | None) -> None:
        self._on_end()


async def read_lines(fd: int, on_line: Callable[[bytes], None], on_end: Callable[[], None]) -> None:
    """Starts to read; returns at once."""
    pipe = os.fdopen(fd, "rb", buffering=0)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: LineReader(on_line, on_end), pipe)
