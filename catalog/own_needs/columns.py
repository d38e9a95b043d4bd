"""The columns of a sheet of needs, and the words in it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from catalog.needs.model import Sureness
from catalog.register.columns.columns import Column, Known, known_of
from catalog.register.columns.plain_layout import PlainLayout, find_plain_layout
from catalog.register.sheet import Sheet
from catalog.resource_file import RESOURCES, Block, Text, Words, read_entries, read_resource

FOLDER = RESOURCES / "needs"
FEWEST = 2


@dataclass(frozen=True, slots=True)
class SheetWords:
    """needs/words.yaml."""

    sureness: dict[Sureness, Words]
    none: Text
    example: dict[Text, Text]
    usual_names: Block


@cache
def sheet_words() -> SheetWords:
    return read_resource(FOLDER / "words.yaml", SheetWords)


@cache
def columns() -> tuple[Column, ...]:
    """All columns in the order of an export."""
    return read_entries(FOLDER / "columns.yaml", Column, key="key")


def header_of(key: str) -> str:
    """The header that an export writes."""
    return next(column.header for column in columns() if column.key == key)


def find_need_layout(sheet: Sheet) -> PlainLayout | None:
    """The columns of the sheet, or None where it isn't one of needs."""
    return find_plain_layout(sheet, _known(), _is_header)


def _is_header(keys: AbstractSet[str]) -> bool:
    return "need" in keys and len(keys) >= FEWEST


@cache
def _known() -> Known:
    return known_of(columns())
