"""A function as the OpenAI client describes a tool: PocketFlow has no means of its own for that."""

import inspect

JSON_TYPES = {str: "string", int: "integer"}


def schema(tool):
    parameters = inspect.signature(tool).parameters.values()
    return {
        "type": "function",
        "function": {
            "name": tool.__name__,
            "description": tool.__doc__,
            "parameters": {
                "type": "object",
                "properties": {
                    each.name: {"type": JSON_TYPES[each.annotation]} for each in parameters
                },
                "required": [each.name for each in parameters],
                "additionalProperties": False,
            },
        },
    }
