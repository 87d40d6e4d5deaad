"""The protocol loop: initialize once, then many runs at a time."""

import asyncio
import gc
import os
import sys
import threading
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

from . import deltas, rpc, subject, tool_calls
from .boot import Agents, boot
from .gc_pauses import GcPauses
from .line_reader import read_lines
from .stdio import Streams, write_whole

PROTOCOL_VERSION = 1
EXIT_LIMIT_S = 1.0

Task = asyncio.Task[None]
Handler = Callable[[dict[str, Any]], Awaitable[Any]]


class Server:
    """Serves the adapter in `folder` until it is told to stop."""

    def __init__(self, folder: str, streams: Streams) -> None:
        self._folder = folder
        self._streams = streams
        self._agents: Agents | None = None
        self._gc_pauses: GcPauses | None = None
        # A framework may stream from a thread of its own.
        self._writing = threading.Lock()
        self._runs: dict[str, Task] = {}
        self._tasks: set[Task] = set()
        self._cancelled: set[Task] = set()
        self._stopped = asyncio.Event()
        self._handlers: dict[str, Handler] = {
            "initialize": self._initialize,
            "run": self._run,
            "stats": self._stats,
            "shutdown": self._shutdown,
        }

    async def serve(self) -> None:
        await read_lines(self._streams.read_fd, self._receive, leave)
        await self._stopped.wait()

    def _receive(self, line: bytes) -> None:
        try:
            message = rpc.parse(line)
        except rpc.ProtocolError as error:
            self._write(rpc.failure(error.message_id, error))
            return
        method, params, message_id = message["method"], message["params"], message.get("id")
        if method == "cancel":
            self._cancel(params.get("id"))
        elif method in self._handlers:
            self._start(message_id, method, params)
        elif message_id is not None:
            unknown = rpc.ProtocolError(rpc.METHOD_NOT_FOUND, f"unknown method {method!r}")
            self._write(rpc.failure(message_id, unknown))

    def _start(self, message_id: rpc.MessageId, method: str, params: dict[str, Any]) -> None:
        task = asyncio.create_task(self._reply(message_id, method, params))
        self._tasks.add(task)
        if method == "run":
            self._runs[str(params.get("id"))] = task
        task.add_done_callback(self._forget)

    def _forget(self, task: Task) -> None:
        self._tasks.discard(task)
        self._cancelled.discard(task)
        self._runs = {run: other for run, other in self._runs.items() if other is not task}

    async def _reply(self, message_id: rpc.MessageId, method: str, params: dict[str, Any]) -> None:
        try:
            reply = rpc.result(message_id, await self._handlers[method](params))
        except (Exception, asyncio.CancelledError) as error:
            if asyncio.current_task() not in self._cancelled:
                traceback.print_exception(error)
            reply = rpc.failure(message_id, error)
        if asyncio.current_task() in self._cancelled:
            # Whatever the framework made of it.
            reply = rpc.cancelled(message_id)
        self._write(reply)
        if method == "shutdown":
            self._stopped.set()

    async def _initialize(self, params: dict[str, Any]) -> dict[str, Any]:
        if params.get("protocolVersion") != PROTOCOL_VERSION:
            raise rpc.ProtocolError(
                rpc.INVALID_PARAMS, f"protocolVersion {params.get('protocolVersion')!r} is unknown"
            )
        self._agents = await boot(self._folder, params)
        manifest = subject.manifest(self._folder)
        if "gc" in self._agents.params:
            self._gc_pauses = GcPauses()
        return {
            "protocolVersion": PROTOCOL_VERSION,
            "framework": manifest.framework,
            "runtime": subject.runtime(),
            "capabilities": manifest.capabilities,
            "startup": self._agents.startup,
        }

    async def _run(self, params: dict[str, Any]) -> dict[str, Any]:
        question = params.get("question")
        if not isinstance(question, str):
            raise rpc.ProtocolError(rpc.INVALID_PARAMS, "run needs a question")
        if self._agents is None:
            raise rpc.ProtocolError(rpc.INVALID_REQUEST, "run came before initialize")
        calls = tool_calls.start_request()
        deltas.start_request(lambda text, at_ns: self._pass_on(params.get("id"), text, at_ns))
        answer = await self._agents.next()(question)
        if not isinstance(answer, str) or not answer:
            raise RuntimeError(f"the agent answered {answer!r}, not a sentence")
        return {"answer": answer, "tools": calls}

    def _pass_on(self, run_id: Any, text: str, at_ns: int) -> None:
        delta = {"id": run_id, "text": text, "atNs": at_ns}
        self._write(rpc.notification("delta", delta))

    async def _stats(self, _params: dict[str, Any]) -> dict[str, Any]:
        return {"gc": self._gc_pauses.counted() if self._gc_pauses else None}

    def _cancel(self, run_id: Any) -> None:
        task = self._runs.get(str(run_id))
        if task:
            self._cancelled.add(task)
            # Later, for a task that is cancelled before its first step would never reply.
            asyncio.get_running_loop().call_soon(task.cancel)

    async def _shutdown(self, _params: dict[str, Any]) -> None:
        # Threads that a framework left behind must not keep the process.
        watchdog = threading.Timer(EXIT_LIMIT_S, leave)
        watchdog.daemon = True
        watchdog.start()
        pending = dict(self._runs)
        for run_id in pending:
            self._cancel(run_id)
        if pending:
            await asyncio.wait(pending.values(), timeout=EXIT_LIMIT_S / 2)

    def _write(self, line: bytes) -> None:
        try:
            with self._writing:
                write_whole(self._streams.write_fd, line)
        except BrokenPipeError:
            leave()


def leave() -> None:
    """Ends the process now: nobody is left to talk to."""
    sys.stderr.flush()
    os._exit(0)


def main(folder: str, streams: Streams) -> None:
    """Serves the adapter in `folder`; returns after `shutdown`."""

    async def serve() -> None:
        await Server(folder, streams).serve()

    asyncio.run(serve())
    # Exit is for atexit handlers: collecting a framework's modules first takes seconds where
    # cores are busy.
    gc.freeze()
