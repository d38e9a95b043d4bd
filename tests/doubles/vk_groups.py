"""VK's communities beside the rest of VK: `groups.getById`, with its habits.

Answers in an order of its own, leaves out what it doesn't know, refuses a call in which it knows nothing or
which asks for more than 500.
"""

from dataclasses import dataclass, field
from typing import Any

from tests.doubles.vk import Params, Vk, error

MOST_AT_ONCE = 500
WRONG_PARAMETER = 100
ALWAYS = ("id", "name", "screen_name", "is_closed", "type", "deactivated")


@dataclass
class VkWithGroups(Vk):
    """`groups`: each with what VK would tell; a field that isn't asked for isn't told."""

    groups: list[dict[str, Any]] = field(default_factory=list)
    asked: list[list[str]] = field(default_factory=list)

    def _groups_getById(self, params: Params) -> dict[str, Any]:  # noqa: N802 - VK's name
        keys = [key.lower() for key in params["group_ids"].split(",")]
        self.asked.append(keys)
        found = [one for one in self.groups if {str(one["id"]), one["screen_name"].lower()} & set(keys)]
        if not found or len(keys) > MOST_AT_ONCE:
            return error(WRONG_PARAMETER)
        told = (*ALWAYS, *params.get("fields", "").split(","))
        groups = [{name: one[name] for name in told if name in one} for one in found]
        return {"response": {"groups": groups, "profiles": []}}


def group(number: int, name: str, **told: Any) -> dict[str, Any]:
    """A community as VK tells of it, with the mark unless told otherwise; `mark=None`: VK doesn't say."""
    mark = told.pop("mark", True)
    known = {"id": number, "screen_name": name, "name": f"Учреждение {number}", "type": "page"}
    marked = {} if mark is None else {"is_government_organization": mark}
    return {**known, "is_closed": 0, "members_count": 100 + number, "verified": 0, **marked, **told}
