"""What an operator says of needs beside the resources, and how it is kept."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import ConfigDict, TypeAdapter

from catalog.needs.model import NeedEntry

FACTS = ("services", "phones")


class NeedKey(NamedTuple):
    """Of which need something is said, and where: the key of a municipality; empty: everywhere."""

    need: str
    municipality: str = ""


OwnNeeds = Mapping[NeedKey, NeedEntry]
NOTHING_OWN: OwnNeeds = {}


def entry_said(entry: NeedEntry) -> dict[str, Any]:
    """The entry as JSON keeps it, without what it says nothing of."""
    held: dict[str, Any] = _adapter().dump_python([entry], mode="json")[0]
    return {name: value for name, value in held.items() if value is not None and not _is_unsaid(name, value)}


def entry_from(said: Mapping[str, Any]) -> NeedEntry:
    """The entry that `entry_said` wrote."""
    return _adapter().validate_python([dict(said)])[0]


def says_nothing(entry: NeedEntry) -> bool:
    """Whether there is nothing in it that could be laid over another."""
    return set(entry_said(entry)) <= {"id"}


def _is_unsaid(name: str, value: object) -> bool:
    return value == [] and name not in FACTS


@cache
def _adapter() -> TypeAdapter[list[NeedEntry]]:
    return TypeAdapter(list[NeedEntry], config=ConfigDict(extra="forbid"))
