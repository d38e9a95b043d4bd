"""Rows whose name and place, or name and ОГРН, are those of one institution: they need no weighing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from catalog.model import Institution, Place
from catalog.register.names import name_and_place, plain_name

Owner = TypeVar("Owner", bound=Hashable)
Keys = Callable[[Institution], Iterable[Hashable]]


def _ogrn_and_name(one: Institution) -> Iterable[Hashable]:
    return [(one.ogrn, plain_name(one.official_name))] if one.ogrn else []


def _name_and_place(one: Institution) -> Iterable[Hashable]:
    return [name_and_place(one)]


def _name_and_bare_place(one: Institution) -> Iterable[Hashable]:
    """«р.п. Елань» and «Елань» are one place."""
    name, municipality, locality, district = name_and_place(one)
    return [(name, municipality, locality.rpartition(" ")[2], district)] if locality else []


def _name(one: Institution) -> Iterable[Hashable]:
    return [plain_name(one.official_name)]


def _name_alone(one: Institution) -> Iterable[Hashable]:
    """The name of one whose place isn't known. A «Сельский клуб» of another village is another one."""
    return _name(one) if one.place == Place() else []


RULES: tuple[tuple[Keys, Keys], ...] = (
    (_ogrn_and_name, _ogrn_and_name),
    (_name_and_place, _name_and_place),
    (_name_and_bare_place, _name_and_bare_place),
    (_name, _name_alone),
    (_name_alone, _name),
)
"""What is compared, of the register and of the rows. The first rule that finds one institution decides.

A key that two rows or institutions share finds none.
"""


def with_known_codes(rows: Sequence[Institution], register: Iterable[Institution]) -> list[Institution]:
    """The rows in their order, those without a code with the one they already have in the register."""
    given = {row.code for row in rows}
    if "" not in given:
        return list(rows)
    free = [one for one in register if one.code not in given]
    found = list(rows)
    for keys, row_keys in RULES:
        _apply(keys, row_keys, found, free)
        taken = {row.code for row in found}
        free = [one for one in free if one.code not in taken]
    _pair_equals(found, free)
    return found


def _pair_equals(found: list[Institution], free: Iterable[Institution]) -> None:
    """Rows that nothing tells apart take the codes of as many such institutions, in whatever order."""
    left: dict[Hashable, list[str]] = defaultdict(list)
    for one in free:
        for key in _name_and_place(one):
            left[key].append(one.code)
    for index, row in enumerate(found):
        codes = [] if row.code else [code for key in _name_and_place(row) for code in left[key]]
        if codes:
            left[next(iter(_name_and_place(row)))].remove(codes[0])
            found[index] = replace(row, code=codes[0])


def _apply(keys: Keys, row_keys: Keys, found: list[Institution], free: Iterable[Institution]) -> None:
    free = list(free)
    owners = _unique((one.code, keys(one)) for one in free)
    held = {one.code: one for one in free}
    rows = _unique((index, row_keys(row)) for index, row in enumerate(found) if not row.code)
    meant: dict[int, set[str]] = defaultdict(set)
    for key, index in rows.items():
        if key in owners:
            meant[index].add(owners[key])
    claims = Counter(code for codes in meant.values() for code in codes)
    for index, codes in meant.items():
        code = next(iter(codes))
        if len(codes) == 1 and claims[code] == 1 and not _denied(found[index], held[code]):
            found[index] = replace(found[index], code=code)


def _denied(row: Institution, other: Institution) -> bool:
    """Whether both have a number of the state, and not the same."""
    pairs = ((row.ogrn, other.ogrn), (row.inn, other.inn))
    return not any(one and one == two for one, two in pairs) and any(one and two for one, two in pairs)


def _unique(keyed: Iterable[tuple[Owner, Iterable[Hashable]]]) -> dict[Hashable, Owner]:
    """The keys that one owner alone has."""
    owners: dict[Hashable, set[Owner]] = defaultdict(set)
    for owner, keys in keyed:
        for key in keys:
            owners[key].add(owner)
    return {key: next(iter(several)) for key, several in owners.items() if len(several) == 1}
