"""The little of VKScript that is written here: `return [API.messages.send({…}),…];` with literal JSON."""

import json
import re

CALL = re.compile(r"API\.(\w+\.\w+)\(")


def calls_of(code: str) -> list[tuple[str, dict[str, str]]] | None:
    """The calls with their parameters as VK gets them, or None where the script is something else."""
    if not (code.startswith("return [") and code.endswith("];")):
        return None
    position, end, found = len("return ["), len(code) - len("];"), []
    while position < end:
        call = CALL.match(code, position)
        if call is None:
            return None
        params, position = json.JSONDecoder().raw_decode(code, call.end())
        if code[position] != ")":
            return None
        position += 2 if code[position + 1] == "," else 1
        found.append((call[1], {name: _as_sent(value) for name, value in params.items()}))
    return found


def _as_sent(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
