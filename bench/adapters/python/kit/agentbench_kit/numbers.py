"""Numbers out of a scenario's parameters, which are strings."""

from collections.abc import Mapping
from typing import Any


def whole_number(params: Mapping[str, Any], name: str, default: int) -> int:
    """The parameter as a whole number from 1; the default where it is absent."""
    text = str(params.get(name, default))
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ValueError(f"{name}: {text!r} is not a whole number from 1")
    return int(text)
