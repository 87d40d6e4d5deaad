"""Who is to blame for a request that failed."""

from .tool_calls import ToolError, UnattributedToolCall

# The model's clients, by a package that an exception's class comes from; some frameworks bring theirs.
_LLM_CLIENTS = {
    "aiohttp",
    "httpcore",
    "httpcore2",
    "httpx",
    "httpx2",
    "litellm",
    "lm15",
    "openai",
}


class LlmError(Exception):
    """A model call failed: for a framework that tells so by no exception."""


def kind_of(error: BaseException) -> str:
    """`llm`, `tool`, `timeout` or `framework`: frameworks wrap, so the causes are asked as well."""
    seen: set[int] = set()
    current: BaseException | None = error
    kind = "framework"
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        if isinstance(current, UnattributedToolCall):
            return "framework"
        if isinstance(current, ToolError):
            return "tool"
        module = type(current).__module__.split(".")
        if isinstance(current, LlmError) or _LLM_CLIENTS.intersection(module):
            kind = "llm"
        if "Timeout" in type(current).__name__ or isinstance(current, TimeoutError):
            return "timeout"
        current = current.__cause__ or current.__context__
    return kind


def message_of(error: BaseException) -> str:
    """One line that names the error's class and says what it says."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}"[:2000] if text else type(error).__name__
