"""Many calls in one: VKScript for `execute`, and what came of each call in it.

https://dev.vk.com/ru/method/execute
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.vk.faults import VkRefusedError, fault

MOST_IN_BATCH: Final = 25
MOST_IN_SCRIPT: Final = 60_000
"""Bytes of a script. VK names no limit: this is caution, and room for 25 cards."""


@dataclass(frozen=True, slots=True)
class ScriptCall:
    """A call as a script makes it."""

    method: str
    params: Mapping[str, Any]

    @property
    def text(self) -> str:
        """The call in VKScript, with its parameters as literal JSON."""
        literal = json.dumps(dict(self.params), ensure_ascii=False, separators=(",", ":"))
        return f"API.{self.method}({literal})"

    @property
    def size(self) -> int:
        """Its bytes in a script, with the comma behind it."""
        return len(self.text.encode("utf-8", "surrogatepass")) + 1


def script_of(calls: Sequence[ScriptCall]) -> str:
    """The script that makes these calls and returns what came of each."""
    return f"return [{','.join(call.text for call in calls)}];"


def matched(results: object, errors: Sequence[Mapping[str, Any]], count: int, seconds: float) -> list[Any]:
    """The outcome of each call in a script: VK puts `false` where one failed, and its errors in their order.

    Raises VkRefusedError where the answer isn't of that shape.
    """
    if not isinstance(results, list) or len(results) != count:
        raise VkRefusedError(0)
    codes = iter([error.get("error_code", 0) for error in errors])
    return [fault(next(codes, 0), seconds) if result is False else result for result in results]
