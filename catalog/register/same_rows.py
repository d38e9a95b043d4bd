"""Rows that say again what a row before them says: the same list on several sheets, a line printed twice."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace

from catalog.register.faults import Fault
from catalog.register.names import name_and_place
from catalog.register.row import ReadRow

SHOWN = 5


def without_doubles(rows: Sequence[ReadRow]) -> tuple[list[ReadRow], list[Fault]]:
    """The rows without those that only repeat others, and what is said of them, sheet by sheet."""
    first: dict[Hashable, ReadRow] = {}
    kept, dropped = [], defaultdict(list)
    for row in rows:
        known = first.setdefault(_said(row), row)
        if known is row or (known.sheet == row.sheet and not _tells(row)):
            kept.append(row)
        else:
            dropped[row.sheet, known.sheet].append((row.number, known.number))
    return kept, [_notice(*sheets, numbers) for sheets, numbers in dropped.items()]


def _said(row: ReadRow) -> Hashable:
    """All that the row says of an institution, whatever the case and signs of its name."""
    one = row.institution
    bare = replace(one, official_name="", short_name="", place=type(one.place)(), kind="")
    return (*name_and_place(one), bare)


def _tells(row: ReadRow) -> bool:
    """Whether the same name can't be that of two: an «Отделение» without an address may be any of several."""
    one = row.institution
    return bool(one.address or one.phone or one.pages)


def _notice(sheet: str, known: str, numbers: list[tuple[int, int]]) -> Fault:
    if sheet != known:
        return Fault(f"повторяет лист «{known}», строк пропущено: {len(numbers)}", sheet=sheet)
    listed = ", ".join(f"{number} повторяет {before}" for number, before in numbers[:SHOWN])
    more = f" и ещё {len(numbers) - SHOWN}" if len(numbers) > SHOWN else ""
    return Fault(f"учреждение записано не один раз, повтор пропущен: строка {listed}{more}", sheet=sheet)
