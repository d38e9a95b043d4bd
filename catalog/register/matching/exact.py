"""Rows whose name and place, or name and ОГРН, are those of one institution: they need no weighing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from catalog.model import Institution, Place
from catalog.register.matching.naming import naming, without_roots
from catalog.register.matching.stands import are_elsewhere
from catalog.register.matching.whereabouts import whereabouts
from catalog.register.names.names import name_and_place, plain_name

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
    left: dict[Hashable, list[Institution]] = defaultdict(list)
    for one in free:
        left[name_and_place(one)].append(one)
    asking = Counter(name_and_place(row) for row in found if not row.code)
    for index, row in enumerate(found):
        equals = left[name_and_place(row)]
        if row.code or asking[name_and_place(row)] > len(equals):
            continue
        if equal := next((one for one in equals if not _denied(row, one, is_alone=False)), None):
            equals.remove(equal)
            asking[name_and_place(row)] -= 1
            found[index] = replace(row, code=equal.code)


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


def _denied(row: Institution, other: Institution, *, is_alone: bool = True) -> bool:
    """Whether numbers of the state differ, or the streets where the name doesn't tell one from its like.

    `is_alone`: no other bears the name there.
    """
    pairs = ((row.ogrn, other.ogrn), (row.inn, other.inn))
    if any(one and one == two for one, two in pairs):
        return False
    if any(one and two for one, two in pairs):
        return True
    return are_elsewhere(row.address, other.address) and not (is_alone and _has_moved(row))


def _has_moved(row: Institution) -> bool:
    """A «Школа № 5» on another street of its town has; a «ФАП Терновка» of Терновка may be another one."""
    if row.place == Place():
        return False
    name = without_roots(naming(row.official_name, row.place), [whereabouts(row.place).locality])
    return bool(name.numbers or name.own)


def _unique(keyed: Iterable[tuple[Owner, Iterable[Hashable]]]) -> dict[Hashable, Owner]:
    """The keys that one owner alone has."""
    owners: dict[Hashable, set[Owner]] = defaultdict(set)
    for owner, keys in keyed:
        for key in keys:
            owners[key].add(owner)
    return {key: next(iter(several)) for key, several in owners.items() if len(several) == 1}
