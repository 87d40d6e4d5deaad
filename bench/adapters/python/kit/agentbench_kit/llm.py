"""Where the model is."""

from collections.abc import Mapping
from typing import NamedTuple


class Llm(NamedTuple):
    """An OpenAI-compatible endpoint: `base_url` ends in /v1."""

    base_url: str
    api_key: str
    model: str
    params: Mapping[str, str]
    """What a run tells the adapter beside it: `scenario.params`."""
