"""Rows that say again what a row before them says: the same list on several sheets, a line printed twice."""

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import fields, replace
from typing import Any

from catalog.model import Institution
from catalog.register.faults import Fault
from catalog.register.matching.naming import naming
from catalog.register.matching.stands import are_elsewhere, phones
from catalog.register.names.name_words import words
from catalog.register.names.names import name_and_place
from catalog.register.rows.row import ReadRow

SHOWN = 5
POSTCODE = re.compile(r"\d{6}")
APART = ("code", "ogrn", "inn", "address", "phone", "pages", "kind")
"""Where two rows differ in one of these, they may be two institutions."""

TELLING = ("ogrn", "inn", "address", "phone", "pages")
"""One of these shared tells that they are one."""

COMPARED = tuple(field.name for field in fields(Institution) if field.name not in ("official_name", "place"))


def without_doubles(rows: Sequence[ReadRow]) -> tuple[list[ReadRow], list[Fault]]:
    """The rows without those that only repeat others, whose gaps they fill; and what is said of them."""
    kept: list[ReadRow] = []
    named: dict[Hashable, list[int]] = defaultdict(list)
    dropped: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        alike = named[_named_as(row.institution)]
        at = next((at for at in alike if _repeats(row, kept[at])), None)
        if at is None:
            alike.append(len(kept))
            kept.append(row)
            continue
        dropped[row.sheet, kept[at].sheet].append((row.number, kept[at].number))
        kept[at] = replace(kept[at], institution=_filled(kept[at].institution, row.institution))
    return kept, [_notice(*sheets, numbers) for sheets, numbers in dropped.items()]


def _named_as(one: Institution) -> Hashable:
    """What a row and its repeat have in common; of edits without names, the code."""
    return name_and_place(one) if one.official_name else one.code


def _repeats(row: ReadRow, known: ReadRow) -> bool:
    """Whether nothing tells the rows apart; on one sheet something must also tell that they are one."""
    one, other = _comparable(row.institution), _comparable(known.institution)
    shared = {name for name in TELLING if one[name] and one[name] == other[name]}
    is_numbered = any(map(str.isdigit, row.institution.official_name))
    apart = _apart(shared, is_numbered=is_numbered)
    pairs = [(one[name], other[name]) for name in apart]
    if any(ours and theirs and ours != theirs for ours, theirs in pairs):
        return False
    if are_elsewhere(row.institution.address, known.institution.address):
        return False
    # Branches of one name, «ФАП», share the numbers of the whole.
    is_told = is_numbered or bool(naming(row.institution.official_name, row.institution.place).own)
    return row.sheet != known.sheet or bool(shared if is_told else shared - {"ogrn", "inn"})


def _comparable(one: Institution) -> dict[str, Any]:
    """What is compared of a row. A postcode is often another one, and a telephone is its digits."""
    told = {name: getattr(one, name) for name in APART}
    address = " ".join(word for word in words(one.address) if not POSTCODE.fullmatch(word))
    return {**told, "address": address, "phone": phones(one.phone)}


def _apart(shared: set[str], *, is_numbered: bool) -> set[str]:
    """What must not differ: less of what bears a number, for a telephone or a house is often mistaken."""
    apart = set(APART)
    if "address" in shared:
        apart -= {"phone"}
    if shared & {"ogrn", "inn"}:
        apart -= {"phone", "ogrn", "inn"}
    if shared & {"ogrn", "inn"} and is_numbered:
        apart -= {"address"}
    return apart


def _filled(one: Institution, other: Institution) -> Institution:
    """The first row with what only the later one says."""
    gaps: dict[str, Any] = {
        name: getattr(other, name) for name in COMPARED if not getattr(one, name) and getattr(other, name)
    }
    return replace(one, **gaps) if gaps else one


def _notice(sheet: str, known: str, numbers: list[tuple[int, int]]) -> Fault:
    if sheet != known:
        return Fault(f"повторяет лист «{known}», строк пропущено: {len(numbers)}", sheet=sheet)
    listed = ", ".join(f"{number} повторяет {before}" for number, before in numbers[:SHOWN])
    more = f" и ещё {len(numbers) - SHOWN}" if len(numbers) > SHOWN else ""
    return Fault(f"учреждение записано не один раз, повтор пропущен: строка {listed}{more}", sheet=sheet)
