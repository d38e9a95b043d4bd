"""What speaks for a row and an institution being one, and against it: weights with their reasons."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from catalog.model import Platform
from catalog.register.check_digits import inn_adds_up, ogrn_adds_up
from catalog.register.matching.sorts import levels_differ, telling
from catalog.register.matching.traits import (
    Naming,
    Traits,
    given_kind,
    hosts,
    kind_key,
    kind_stems,
    phones,
    stands,
    without_areas,
    without_roots,
)
from catalog.register.matching.whereabouts import Fit, fit
from catalog.search.vocabulary.vocabulary import load_vocabulary

SURE, DOUBTFUL = 8, 5
A_SLIP = 85
"""Per cent of equal signs, from which one word is told to be a slip of another."""

SAME_ID, OTHER_ID, SAME_PAGE, SAME_PHONE, SAME_SITE = 9, -4, 8, 3, 3
SAME_NAME, SAME_PARTS, SAME_NUMBER, FITTING = 7, 6, 5, 4
BARE_NAME, BARE_PARTS, ONE_BARE, RENAMED = 5, 4, 1, -6
OTHER_NUMBER, OTHER_KIND, NEAR_KIND, OF_ANOTHER, OTHER_SORT = -10, -7, -6, -6, -6
COMMON_VILLAGE = -2
SAME_HOUSE, SAME_STREET, OTHER_STREET = 4, 1, -1
SAME_BODY = 2
"""What an ИНН weighs that several bear: branches have that of the whole."""

ONLY_ONE = 4
"""What it weighs that nobody else bears the name, where the places tell nothing."""

ONLY_THERE = 4
"""What it weighs that a settlement has one of the kind, in the register as in the table."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`named` is the part of the name in `weight`; `reasons` are told to the operator."""

    weight: int
    named: int
    placed: Fit
    reasons: tuple[str, ...]
    alike: bool  # what tells a name from its like is the same, shared or misspelt
    by_id: bool = False  # the same ИНН, ОГРН or page
    other_id: bool = False  # each has a good number, and they differ
    vague: bool = False  # the village is one of several of its name, and which isn't told
    fills_kind: bool = False  # of one kind, in one settlement, and nothing of the names denies it
    is_of_kind: bool = False  # of one kind, in one settlement
    named_as_branch: bool = False  # the one begins with «Филиал»: all that its place has of the whole
    against: int = 0  # how many of name, place, kind and standing speak against it

    @property
    def worth(self) -> int:
        """The weight as it counts: what a number says and another sign denies is somebody's to decide."""
        if self.by_id and self.against:
            return max(min(self.weight, SURE - 1), DOUBTFUL) if self.against == 1 else 0
        return min(self.weight, SURE - 1) if self.other_id else self.weight


def weigh(
    row: Traits,
    other: Traits,
    common: AbstractSet[str] = frozenset(),
    shared: AbstractSet[str] = frozenset(),
    settlements: AbstractSet[tuple[str, str]] = frozenset(),
) -> Evidence:
    """All that can be told of the pair.

    `common`: names of settlements that several areas have; `shared`: ИНН and ОГРН that several bear;
    `settlements`: all, by area and name.
    """
    ours, theirs, placed = _placed(row, other, settlements)
    named, name_reason = _name(row, ours, theirs)
    identity = _identity(row, other, shared)
    beside, beside_reasons = _beside(row, other)
    kind = _kind(row, other)
    if kind < 0 and named in (BARE_NAME, BARE_PARTS):
        named = 0
    branch = OF_ANOTHER if _is_branch(ours) != _is_branch(theirs) else 0
    named_as_branch = branch < 0 and _begins_as_branch(ours if _is_branch(ours) else theirs)
    sort = OTHER_SORT if _is_other_sort(ours, theirs) else 0
    reasons = [*identity.reasons, name_reason, *beside_reasons]
    if placed > Fit.UNTOLD:
        reasons.append("место то же")
    is_of_kind = placed >= Fit.LOCALITY and given_kind(row.one) == given_kind(other.one) != ""
    is_vague = placed is Fit.LOCALITY and row.where.locality in common
    return Evidence(
        vague=is_vague,
        weight=is_vague * COMMON_VILLAGE + named + placed + identity.weight + beside + kind + branch + sort,
        named=named,
        alike=_alike(ours, theirs),
        placed=placed,
        reasons=tuple(filter(None, reasons)),
        by_id=identity.same,
        other_id=identity.differs,
        is_of_kind=is_of_kind,
        named_as_branch=named_as_branch,
        fills_kind=is_of_kind
        and ours.own == theirs.own
        and not (is_vague or sort or identity.differs or (branch and not named_as_branch))
        and named >= 0,
        against=sum((named < 0, placed is Fit.APART, kind == OTHER_KIND, branch < 0)),
    )


def _placed(
    row: Traits, other: Traits, settlements: AbstractSet[tuple[str, str]]
) -> tuple[Naming, Naming, Fit]:
    """Both names without the adjectives of the place, which «Вязовская библиотека» has of Вязовка."""
    placed = fit(row.where, other.where)
    roots = {where.locality for where in (row.where, other.where) if where.locality}
    areas = frozenset(word for where in (row.where, other.where) for word in where.area.split())
    ours, theirs = (without_areas(without_roots(one.naming, roots), areas) for one in (row, other))
    if placed in (Fit.UNTOLD, Fit.AREA) and bool(row.where.locality) != bool(other.where.locality):
        told = other.naming.own - theirs.own if row.where.locality else row.naming.own - ours.own
        untold, left = (other, theirs) if row.where.locality else (row, ours)
        if told:
            placed = Fit.LOCALITY
        elif any((untold.where.area, word) in settlements for word in left.own):
            placed = Fit.APART  # «ФАП № 4, Заплавное» without a settlement in its row, and one of Каменка
    return ours, theirs, placed


def _name(row: Traits, ours: Naming, theirs: Naming) -> tuple[int, str]:
    tells = bool(ours.numbers or ours.own) and bool(theirs.numbers or theirs.own)
    if ours.plain == theirs.plain:
        return SAME_NAME if tells else BARE_NAME, "то же название"
    if ours.numbers and theirs.numbers and not ours.numbers & theirs.numbers:
        return OTHER_NUMBER, ""
    if ours.areas and theirs.areas and not ours.areas & theirs.areas:
        return RENAMED, ""
    numbered = bool(ours.numbers & theirs.numbers)
    if not tells:
        both = not (ours.numbers or ours.own or theirs.numbers or theirs.own)
        return _bare(row, ours, theirs) if both else (ONE_BARE, "")
    return _own_words(ours.own, theirs.own, numbered=numbered, numbers_equal=ours.numbers == theirs.numbers)


def _bare(row: Traits, ours: Naming, theirs: Naming) -> tuple[int, str]:
    """Names of which only kind and place are left: «Сельский клуб», «Администрация Еланского района»."""
    if (ours.areas or theirs.areas) and not ours.areas & theirs.areas:
        return (RENAMED if ours.areas and theirs.areas else ONE_BARE), ""
    kind = kind_key(row.one.official_name, row.one.kind)
    differ = ours.rest ^ theirs.rest
    if not differ or (kind and differ <= kind_stems(kind)):
        return BARE_PARTS, "так же называется"
    return (ONE_BARE if ours.rest <= theirs.rest or theirs.rest <= ours.rest else 0), ""


def _own_words(
    ours: frozenset[str], theirs: frozenset[str], *, numbered: bool, numbers_equal: bool
) -> tuple[int, str]:
    said = "тот же номер" if numbered else "похожее название"
    if ours == theirs:
        return (SAME_PARTS if numbers_equal else FITTING), said
    if _slips(ours - theirs, theirs - ours):
        return SAME_NUMBER, said
    if ours <= theirs or theirs <= ours:
        if numbered:
            return SAME_NUMBER, said
        return (FITTING, said) if ours and theirs else (0, "")
    if ours & theirs:
        return (FITTING if numbered else ONE_BARE), said
    return (ONE_BARE, said) if numbered else (RENAMED, "")


def _alike(ours: Naming, theirs: Naming) -> bool:
    """Whether the words that tell a name from its like speak for the pair: a number alone is anybody's."""
    same = ours.plain == theirs.plain or ours.own == theirs.own or bool(ours.own & theirs.own)
    return same or _slips(ours.own, theirs.own)


def _slips(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether each word left over is a slip of another."""
    pairs = zip(sorted(ours), sorted(theirs), strict=False)
    return len(ours) == len(theirs) and all(ratio(one, other) >= A_SLIP for one, other in pairs)


@dataclass(frozen=True, slots=True)
class _Identity:
    weight: int
    same: bool
    differs: bool
    reasons: tuple[str, ...]


def _identity(row: Traits, other: Traits, shared: AbstractSet[str]) -> _Identity:
    """ИНН, ОГРН and pages."""
    one, two = row.one, other.one
    numbers = [("ОГРН", one.ogrn, two.ogrn, ogrn_adds_up), ("ИНН", one.inn, two.inn, inn_adds_up)]
    equal = {ours: what for what, ours, theirs, _ in numbers if ours and ours == theirs}
    same = [f"тот же {what}" for ours, what in equal.items() if ours not in shared]
    bodies = SAME_BODY if equal and not same else 0
    differs = not equal and any(
        ours and theirs and adds_up(ours) and adds_up(theirs) for _, ours, theirs, adds_up in numbers
    )
    urls = {page.url for page in one.pages if page.platform is not Platform.SITE}
    pages = ["та же страница"] if any(page.url in urls for page in two.pages) else []
    weight = bodies + bool(same) * SAME_ID + bool(pages) * SAME_PAGE + differs * OTHER_ID
    return _Identity(weight, bool(same or pages), differs, (*same, *pages))


def _beside(row: Traits, other: Traits) -> tuple[int, list[str]]:
    """Address, telephone and site."""
    weight, reasons = _address(row, other)
    if phones(row.one.phone) & phones(other.one.phone):
        weight, reasons = weight + SAME_PHONE, [*reasons, "тот же телефон"]
    if set(hosts(row.one)) & set(hosts(other.one)):
        weight, reasons = weight + SAME_SITE, [*reasons, "тот же сайт"]
    return weight, reasons


def _address(row: Traits, other: Traits) -> tuple[int, list[str]]:
    pairs = [(one, two) for one in stands(row.one.address) for two in stands(other.one.address)]
    streets = [(one, two) for one, two in pairs if one.street & two.street]
    if any(one.house and one.house == two.house for one, two in streets):
        return SAME_HOUSE, ["тот же адрес"]
    if streets:  # a number is often mistaken, or of another corner
        return SAME_STREET, []
    return (OTHER_STREET if pairs else 0), []


def _kind(row: Traits, other: Traits) -> int:
    ours = kind_key(row.one.official_name, row.one.kind)
    theirs = kind_key(other.one.official_name, other.one.kind)
    return _kinds(ours, theirs)


@lru_cache(maxsize=10_000)
def _kinds(ours: str, theirs: str) -> int:
    if not ours or not theirs or ours == theirs:
        return 0
    kinds = load_vocabulary().kinds
    one, two = kinds[ours], kinds[theirs]
    if ours in two.broader or theirs in one.broader or one.generic or two.generic:
        return 0
    akin = {*one.near, *one.broader} & {theirs, *two.broader} or {*two.near, *two.broader} & {ours}
    return NEAR_KIND if akin else OTHER_KIND


def _is_branch(naming: Naming) -> bool:
    """A part of another institution bears its numbers, and is one of its own."""
    return any(words in naming.plain for words in telling().branches)


def _is_other_sort(ours: Naming, theirs: Naming) -> bool:
    if levels_differ(ours.levels, theirs.levels):
        return True
    return bool(ours.sorts and theirs.sorts and not ours.sorts & theirs.sorts)


def _begins_as_branch(naming: Naming) -> bool:
    return naming.plain.startswith(telling().branches)
