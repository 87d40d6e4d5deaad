"""Where the model is, and what the scenario asks of the agent."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .toolset import Tool


class Llm(NamedTuple):
    """An OpenAI-compatible endpoint: `base_url` ends in /v1."""

    base_url: str
    api_key: str
    model: str
    params: Mapping[str, str]
    """What a run tells the adapter beside it: `scenario.params`."""
    scenario: str
    tools: Sequence[Tool]
    """The tools that the agent has in this scenario: plain functions, for the framework to wrap."""
    max_turns: int
    """Turns of the model that a request may take: for the framework's own limit."""

    def retries(self, default: int) -> int:
        """How often a client tries again: as by default where faults are the subject, else not."""
        return default if self.scenario == "faults" else 0
