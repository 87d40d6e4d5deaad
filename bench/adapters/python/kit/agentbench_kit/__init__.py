"""What an adapter needs: the model's address, the tools, and where pieces of an answer go."""

from .deltas import emit
from .failure import LlmError
from .llm import Llm
from .tools import average_trip_duration, digest, lookup

__all__ = ["Llm", "LlmError", "average_trip_duration", "digest", "emit", "lookup"]
