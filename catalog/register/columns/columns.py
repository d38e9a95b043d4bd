"""The columns that are understood, and by which headers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from catalog.register.faults import Fault, RegisterRefused
from catalog.resource_file import RESOURCES, Text, Words, read_entries

Known = Mapping[str, tuple[str, int]]
"""Plain header → its key, and how far it is from the project's own name (0)."""


@dataclass(frozen=True, slots=True)
class Column:
    """`optional` columns are exported only where filled, `helper` ones never; `long` cells need lines.

    `help`: what to write there, for whoever fills in a form.
    """

    key: Text
    header: Text
    also: Words = ()
    optional: bool = False
    helper: bool = False
    long: bool = False
    help: Text = ""


@cache
def columns() -> tuple[Column, ...]:
    """All columns in the order of an export."""
    return read_entries(RESOURCES / "register" / "columns.yaml", Column, key="key")


@cache
def headers_known() -> Known:
    """Every header that is understood by itself."""
    return known_of(columns())


def known_of(columns: Iterable[Column]) -> Known:
    """The headers of these columns."""
    ranks: dict[str, tuple[str, int]] = {}
    for column in columns:
        for rank, header in enumerate((column.header, *column.also)):
            ranks.setdefault(plain(header), (column.key, rank))
    return ranks


def plain(header: str) -> str:
    """A header without case, ё, brackets, punctuation and line breaks."""
    bare = re.sub(r"\(.*?\)", " ", header.lower().replace("ё", "е"))
    return " ".join(re.findall(r"\w+", bare))


def keys_told(columns: Mapping[str, str]) -> dict[str, str]:
    """Plain header of a file → key. `columns`: a header of the file → our header, or empty for none.

    Raises RegisterRefused for a header that isn't ours.
    """
    return {plain(theirs): _key(ours) for theirs, ours in columns.items()}


def keys_known(columns: Mapping[str, str], remembered: Mapping[str, str]) -> dict[str, str]:
    """Plain header → key, empty for what is left out: what is told with this file over what is remembered.

    Raises as `keys_told` does.
    """
    return {**{header: key for header, key in remembered.items() if key}, **keys_told(columns)}


def _key(header: str) -> str:
    if not header.strip():
        return ""
    key, _ = headers_known().get(plain(header), ("", 0))
    if not key:
        ours = ", ".join(column.header for column in columns())
        raise RegisterRefused([Fault("такого столбца в реестре нет", f"Есть такие: {ours}", value=header)])
    return key
