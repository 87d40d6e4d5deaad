"""JSON-RPC 2.0 messages, one a line."""

import json
from typing import Any

from .failure import kind_of, message_of

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
FAILED = -32000
CANCELLED = -32800

Message = dict[str, Any]
MessageId = int | str | None


class ProtocolError(Exception):
    """The other side said something that cannot be answered."""

    def __init__(self, code: int, message: str, message_id: MessageId = None) -> None:
        super().__init__(message)
        self.code = code
        self.message_id = message_id


def parse(line: bytes) -> Message:
    """The message of a line, with its `method` and `params`; a ProtocolError where it is none."""
    try:
        message = json.loads(line)
    except ValueError as error:
        raise ProtocolError(PARSE_ERROR, f"not JSON: {error}") from error
    if not isinstance(message, dict) or not isinstance(message.get("method"), str):
        message_id = message.get("id") if isinstance(message, dict) else None
        raise ProtocolError(INVALID_REQUEST, "not a JSON-RPC request", message_id)
    message.setdefault("params", {})
    if not isinstance(message["params"], dict):
        raise ProtocolError(INVALID_PARAMS, "params must be an object", message.get("id"))
    return message


def result(message_id: MessageId, value: Any) -> bytes:
    return _line({"jsonrpc": "2.0", "id": message_id, "result": value})


def notification(method: str, params: Message) -> bytes:
    return _line({"jsonrpc": "2.0", "method": method, "params": params})


def failure(message_id: MessageId, error: BaseException) -> bytes:
    """The error reply: a ProtocolError keeps its code, all else is -32000."""
    if isinstance(error, ProtocolError):
        return _error(message_id, error.code, str(error), "protocol")
    return _error(message_id, FAILED, message_of(error), kind_of(error))


def cancelled(message_id: MessageId) -> bytes:
    return _error(message_id, CANCELLED, "cancelled", "cancelled")


def _error(message_id: MessageId, code: int, message: str, kind: str) -> bytes:
    error = {"code": code, "message": message, "data": {"kind": kind}}
    return _line({"jsonrpc": "2.0", "id": message_id, "error": error})


def _line(message: Message) -> bytes:
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"
