"""Codes for the rows of a file: given, known, once known, or left to be made; and what has to be asked."""

from collections.abc import Callable, Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from catalog.model import Institution
from catalog.register.matching.exact import with_known_codes
from catalog.register.matching.pairing import MatchState, RowMatch, match


@dataclass(frozen=True, slots=True)
class Identified:
    """The rows in their order. A doubtful one bears the code of the institution that it seems to be.

    `doubts` hold the positions of those, and of the ones that may be any of several.
    """

    rows: list[Institution]
    doubts: tuple[RowMatch, ...]
    renamed: tuple[RowMatch, ...] = ()  # found again by numbers, pages or address, under another name


def identified(
    rows: Sequence[Institution],
    register: Sequence[Institution],
    former: Callable[[], Sequence[Institution]],
    apart: Collection[int] = (),
    *,
    asking: bool = True,
) -> Identified:
    """Whom the rows speak of. `former`: institutions that no longer stand, asked for where rows are left.

    `apart`: positions of rows that somebody has said are none of those that stand. `asking`: else only what
    is sure counts.
    """
    known = {one.code for one in register}
    strange = {at for at, row in enumerate(rows) if row.code and row.code not in known}
    found = with_known_codes(rows, register)
    asked = [replace(row, code="") if at in strange else row for at, row in enumerate(found)]
    matches = [one for one in match(asked, register) if one.row not in apart and not _has_own(one, strange)]
    sure = [one for one in matches if one.verdict is MatchState.SURE and one.row not in strange]
    surely = {one.row for one in sure}
    doubts = [_as_doubt(one) for one in matches if one.row not in surely] if asking else []
    for one in (*sure, *doubts):
        if one.verdict is not MatchState.SEVERAL:
            found[one.row] = replace(found[one.row], code=one.found[0].code)
    doubted = {one.row for one in doubts}
    left = [at for at, row in enumerate(found) if not row.code and at not in doubted]
    if left:
        _find_former(found, left, former())
    renamed = tuple(one for one in sure if not one.is_named)
    return Identified(_with_successors(rows, found), tuple(doubts), renamed)


def _has_own(one: RowMatch, strange: AbstractSet[int]) -> bool:
    """Whether a row has a code of its own, and another row is whom it looks like: they are two."""
    return one.is_taken and one.row in strange


def _as_doubt(one: RowMatch) -> RowMatch:
    """A row that bears a code of its own is never taken for another without a question."""
    return replace(one, verdict=MatchState.DOUBTFUL) if one.verdict is MatchState.SURE else one


def _with_successors(rows: Sequence[Institution], found: Sequence[Institution]) -> list[Institution]:
    """A successor that was named by a code that isn't its code now."""
    other = {
        row.code: one.code for row, one in zip(rows, found, strict=True) if row.code and row.code != one.code
    }
    if not other:
        return list(found)
    return [replace(one, successor=other.get(one.successor, one.successor)) for one in found]


def _find_former(found: list[Institution], left: Sequence[int], former: Sequence[Institution]) -> None:
    """One that comes back gets its old code again."""
    rows = with_known_codes([found[at] for at in left], former)
    for one in match(rows, former):
        if one.verdict is MatchState.SURE:
            rows[one.row] = replace(rows[one.row], code=one.found[0].code)
    for at, row in zip(left, rows, strict=True):
        found[at] = row
