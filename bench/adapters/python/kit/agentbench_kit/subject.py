"""The adapter that is served: its program, and the versions it runs on."""

import importlib.metadata
import importlib.util
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from .llm import Llm

Ask = Callable[[str], Awaitable[str]]
"""Answers one question; many are asked at once."""

Build = Callable[[Llm], Awaitable[Ask]]
"""`build` of an adapter's program: makes client and agent, as an application does when it starts."""

NamedVersion = dict[str, str]


class Manifest(NamedTuple):
    """What adapter.json says of the adapter."""

    framework: NamedVersion
    capabilities: list[str]


def load(folder: str, scenario: str) -> Build:
    """Imports the scenario's own program, or else adapter.py, and with it the framework."""
    sys.path.append(folder)
    own = Path(folder, scenario.replace("-", "_") + ".py")
    # By its path: a package may have the same name.
    if own.stem.isidentifier() and own.is_file():
        name, path = f"adapter_{own.stem}", own
    else:
        name, path = "adapter", Path(folder, "adapter.py")
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python program")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    build: Build = module.build
    return build


def manifest(folder: str) -> Manifest:
    """adapter.json, with the version of its package that is really installed."""
    said = json.loads(Path(folder, "adapter.json").read_bytes())
    name: str = said["package"]["name"]
    version = importlib.metadata.version(name)
    return Manifest({"name": name, "version": version}, said.get("capabilities", ["react"]))


def runtime() -> NamedVersion:
    return {"name": sys.implementation.name, "version": sys.version.split()[0]}
