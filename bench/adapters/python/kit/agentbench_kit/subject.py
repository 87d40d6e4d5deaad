"""The adapter that is served: its program, and the versions it runs on."""

import importlib
import importlib.metadata
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from .llm import Llm

Ask = Callable[[str], Awaitable[str]]
"""Answers one question; many are asked at once."""

Build = Callable[[Llm], Awaitable[Ask]]
"""`build` of an adapter.py: makes client and agent, as an application does when it starts."""

NamedVersion = dict[str, str]


def load(folder: str) -> Build:
    """Imports adapter.py and with it the framework."""
    sys.path.append(folder)
    build: Build = importlib.import_module("adapter").build
    return build


def framework(folder: str) -> NamedVersion:
    """The package that adapter.json names, with the version that is really installed."""
    manifest = json.loads(Path(folder, "adapter.json").read_bytes())
    name: str = manifest["package"]["name"]
    return {"name": name, "version": importlib.metadata.version(name)}


def runtime() -> NamedVersion:
    return {"name": sys.implementation.name, "version": sys.version.split()[0]}
