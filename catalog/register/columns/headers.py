"""What a header means that isn't one of the project's own: by pieces of its words, or but for a slip."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated

from pydantic import Field
from rapidfuzz.fuzz import ratio

from catalog.register.columns.columns import Known, columns, headers_known, plain
from catalog.resource_file import RESOURCES, Text, Words, file_title, read_resource, refuse_unknown

SHORT = 3
A_SLIP = 86
"""Per cent of equal signs, from which a header is told to be a slip of a known one."""

LONGEST = 90
"""A longer cell is a title or a name, never a header."""

BESIDE_MAIL = frozenset({"site", "links", "phone"})
"""Columns of «Сайт / e-mail» and «Телефон, эл. почта»: mail is cut out of their cells."""

SLIP, PIECE, WEAK = 100, 200, 300
"""Ranks: behind every header that is known as it stands."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A column and the pieces of words that tell it."""

    key: Text
    said: Annotated[tuple[Annotated[Words, Field(min_length=1)], ...], Field(min_length=1)]
    without: Words = ()


@dataclass(frozen=True, slots=True)
class HeaderPieces:
    """A headers.yaml; its own head says what each is."""

    personal: Words
    mail: Words
    strong: Words
    columns: tuple[Pattern, ...]


@cache
def header_pieces() -> HeaderPieces:
    """The pieces, read and checked once. Raises ResourceError, also for a column that isn't ours."""
    file = RESOURCES / "register" / "headers.yaml"
    pieces = read_resource(file, HeaderPieces)
    named = [one.key for one in pieces.columns]
    refuse_unknown(f"{file_title(file)}, поле «columns»", named, [column.key for column in columns()])
    return pieces


def meaning(header: str, given: Mapping[str, str]) -> tuple[str, int]:
    """The key that a header means and its rank, the lower the surer; empty where it means none.

    `given`: plain header → key, as somebody told.
    """
    said = plain(header)
    if not said:
        return "", 0
    if said in given:
        return given[said], -1
    found = headers_known().get(said)
    if found:
        return found
    if len(said) > LONGEST or is_personal(header):
        return "", 0
    return _guessed(said)


@lru_cache(maxsize=4096)
def _guessed(said: str) -> tuple[str, int]:
    squeezed = said.replace(" ", "")
    for one in header_pieces().columns:
        if not any(_has(said, squeezed, piece) for piece in one.without):
            for pieces in one.said:
                if all(_has(said, squeezed, piece) for piece in pieces):
                    strong = one.key != "official_name" or any(
                        piece in header_pieces().strong for piece in pieces
                    )
                    whole = all(piece in said.split() for piece in pieces if piece.isascii())
                    return one.key, (PIECE if strong else WEAK) + (not whole)
    near = _slip_of(squeezed, headers_known())
    return (near, SLIP) if near else ("", 0)


def _slip_of(squeezed: str, known: Known) -> str:
    if len(squeezed) <= 2 * SHORT:
        return ""
    best = max(known, key=lambda one: ratio(squeezed, one.replace(" ", "")))
    return known[best][0] if ratio(squeezed, best.replace(" ", "")) >= A_SLIP else ""


@lru_cache(maxsize=4096)
def is_personal(header: str) -> bool:
    """Whether a column is about people: nothing of it is taken."""
    said = plain(header)
    if said in headers_known():
        return False
    squeezed = said.replace(" ", "")
    if any(_has(said, squeezed, piece) for piece in header_pieces().personal):
        return True
    is_mail = any(_has(said, squeezed, piece) for piece in header_pieces().mail)
    return is_mail and _guessed(said)[0] not in BESIDE_MAIL


def _has(said: str, squeezed: str, piece: str) -> bool:
    if len(piece) <= SHORT:
        return piece in said.split()
    return piece in said or piece in squeezed
