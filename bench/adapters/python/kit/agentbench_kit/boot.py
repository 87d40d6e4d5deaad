"""From what `initialize` says to agents that are ready."""

from collections.abc import Mapping
from itertools import cycle
from time import monotonic_ns
from typing import Any

from . import rpc, subject, tools
from .llm import Llm
from .numbers import whole_number
from .toolset import tools_of


class Agents:
    """The agents of a process, asked in turn, and what making them took."""

    def __init__(
        self, asks: list[subject.Ask], params: Mapping[str, str], startup: dict[str, Any]
    ) -> None:
        self._turns = cycle(asks)
        self.params = params
        self.startup = startup
        """`loadedNs` and `builtNs` (CLOCK_MONOTONIC), and `buildNs`: how long each agent took."""

    def next(self) -> subject.Ask:
        return next(self._turns)


async def boot(folder: str, params: dict[str, Any]) -> Agents:
    """Readies the tools, imports the program and builds as many agents as `agents` says (1)."""
    try:
        scenario = params["scenario"].get("params", {})
        tools.set_up(params["tool"], scenario)
        llm = _endpoint(params, scenario)
        count = whole_number(scenario, "agents", 1)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise rpc.ProtocolError(rpc.INVALID_PARAMS, f"initialize: {error!r}") from error
    build = subject.load(folder, llm.scenario)
    loaded_ns = built_ns = monotonic_ns()
    asks: list[subject.Ask] = []
    build_ns: list[int] = []
    for _ in range(count):
        asks.append(await build(llm))
        start_ns, built_ns = built_ns, monotonic_ns()
        build_ns.append(built_ns - start_ns)
    startup = {"loadedNs": loaded_ns, "builtNs": built_ns, "buildNs": build_ns}
    return Agents(asks, scenario, startup)


def _endpoint(params: dict[str, Any], scenario: Mapping[str, str]) -> Llm:
    llm, name = params["llm"], params["scenario"]["name"]
    return Llm(
        base_url=llm["baseUrl"],
        api_key=llm["apiKey"],
        model=llm["model"],
        params=scenario,
        scenario=name,
        tools=tools_of(name, scenario),
        max_turns=whole_number(scenario, "turns", 5),
    )
