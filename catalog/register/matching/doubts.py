"""What somebody has to say of single rows before a file is taken."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.register.faults import Fault
from catalog.register.matching.identify import Identified
from catalog.register.matching.pairing import MatchState
from catalog.register.rows.row import ReadRow

RowKey = tuple[str, int]
"""The sheet and Excel's number of a row."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that seems to be one that stands, or may be any of several; `at` is its position."""

    at: int
    row: RowKey
    name: str
    found: tuple[tuple[str, str], ...]  # code and name of each
    reasons: tuple[str, ...]
    is_left_out: bool = False  # whom it means can't be told: taken for none, and not added

    def question(self) -> str:
        """«похоже на K-1 «…» (то же название): это оно?»"""
        listed = "; ".join(f"{code} {name}" for code, name in self.found)
        why = f" ({', '.join(self.reasons)})" if self.reasons else ""
        if len(self.found) > 1:
            return f"похоже сразу на несколько: {listed}{why}"
        return f"похоже на {listed}{why}: это оно?"


def doubts_of(rows: Sequence[ReadRow], named: Identified, *, updating: bool) -> list[Doubt]:
    """One for each row that somebody has to speak of."""
    return [
        Doubt(
            at=one.row,
            row=(rows[one.row].sheet, rows[one.row].number),
            name=rows[one.row].institution.official_name,
            found=tuple((it.code, it.official_name) for it in one.found),
            reasons=one.reasons,
            is_left_out=updating and one.verdict is MatchState.SEVERAL,
        )
        for one in named.doubts
    ]


def told_as_faults(doubts: Iterable[Doubt]) -> list[Fault]:
    """Each as a notice on its row."""
    return [
        Fault(doubt.question(), _remedy(doubt), doubt.row[0], doubt.row[1], value=doubt.name)
        for doubt in doubts
    ]


def _remedy(doubt: Doubt) -> str:
    if doubt.is_left_out:
        return "Строка не войдёт: впишите код или населённый пункт"
    if len(doubt.found) > 1:
        return "Если это одно из них, впишите его код: он напечатан на дверях"
    return "Если это другое учреждение, скажите так: --new с номером строки"
