"""The pauses that the garbage collector makes, where a run asks for them."""

import gc
from time import monotonic_ns
from typing import Any


class GcPauses:
    """Counts collections and their times (ns) from when it is made."""

    def __init__(self) -> None:
        self._pauses = self._total_ns = self._max_ns = self._start_ns = 0
        gc.callbacks.append(self._note)

    def _note(self, phase: str, _info: dict[str, Any]) -> None:
        if phase == "start":
            self._start_ns = monotonic_ns()
        elif self._start_ns:
            pause_ns = monotonic_ns() - self._start_ns
            self._pauses += 1
            self._total_ns += pause_ns
            self._max_ns = max(self._max_ns, pause_ns)

    def counted(self) -> dict[str, int]:
        return {"pauses": self._pauses, "totalNs": self._total_ns, "maxNs": self._max_ns}
