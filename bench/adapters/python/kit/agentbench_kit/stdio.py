"""The protocol's streams, kept from everything else in the process."""

import os
import select
from typing import NamedTuple


class Streams(NamedTuple):
    """Private descriptors of the protocol; child processes do not inherit them."""

    read_fd: int
    write_fd: int


def take() -> Streams:
    """Moves stdin and stdout aside: who prints writes to the log, who reads stdin sees its end."""
    streams = Streams(os.dup(0), os.dup(1))
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)
    return streams


def write_whole(fd: int, data: bytes) -> None:
    """Writes all of data, waiting where the reader is slow."""
    rest = memoryview(data)
    while rest:
        try:
            rest = rest[os.write(fd, rest) :]
        except BlockingIOError:
            select.select([], [fd], [])
