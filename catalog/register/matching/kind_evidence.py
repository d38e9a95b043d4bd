"""Whether two institutions are of one kind and sort, and whether one of them is a branch."""

from dataclasses import dataclass
from functools import lru_cache

from catalog.register.matching.naming import Naming
from catalog.register.matching.sorts import levels_differ, telling
from catalog.register.matching.traits import Traits, given_kind, kind_key
from catalog.search.vocabulary.vocabulary import load_vocabulary

OTHER_KIND, NEAR_KIND, OF_ANOTHER, OTHER_SORT = -7, -6, -6, -6


@dataclass(frozen=True, slots=True)
class KindEvidence:
    """`weight` is that of the kinds; `branch` and `sort` weigh likewise."""

    weight: int
    are_one: bool  # as columns gave them, or reading told
    of_place: bool  # a place has one of them: a council, a court
    branch: int
    sort: int
    same_sort: bool  # but for words of any office: «Отдел ЗАГС администрации»
    named_as_branch: bool  # the one begins with «Филиал»: all that its place has of the whole

    @property
    def is_other(self) -> bool:
        return self.weight == OTHER_KIND

    @property
    def is_denied(self) -> bool:
        return self.sort < 0 or (self.branch < 0 and not self.named_as_branch)


def weigh_kinds(row: Traits, other: Traits) -> int:
    """0 where they may be one."""
    ours, theirs = (kind_key(one.one.official_name, one.one.kind) for one in (row, other))
    return _weigh(ours, theirs)


def compare_kinds(row: Traits, other: Traits, ours: Naming, theirs: Naming) -> KindEvidence:
    """`ours` and `theirs`: the names without their places."""
    branches = [name for name in (ours, theirs) if name.is_branch]
    kind = given_kind(row.one.kind)
    are_one = kind == given_kind(other.one.kind) != ""
    is_branch = len(branches) == 1
    return KindEvidence(
        weight=weigh_kinds(row, other),
        are_one=are_one,
        of_place=are_one and load_vocabulary().kinds[kind].of_place,
        branch=OF_ANOTHER if is_branch else 0,
        sort=OTHER_SORT if _is_other_sort(ours, theirs) else 0,
        same_sort=ours.qualities - telling().offices == theirs.qualities - telling().offices,
        named_as_branch=is_branch and branches[0].begins_as_branch,
    )


@lru_cache(maxsize=10_000)
def _weigh(ours: str, theirs: str) -> int:
    if not ours or not theirs or ours == theirs:
        return 0
    kinds = load_vocabulary().kinds
    one, two = kinds[ours], kinds[theirs]
    if ours in two.broader or theirs in one.broader or one.generic or two.generic:
        return 0
    akin = {*one.near, *one.broader} & {theirs, *two.broader} or {*two.near, *two.broader} & {ours}
    return NEAR_KIND if akin else OTHER_KIND


def _is_other_sort(ours: Naming, theirs: Naming) -> bool:
    """«музыкальная» and «художественная», «средняя» and «основная»."""
    if levels_differ(ours.levels, theirs.levels):
        return True
    return bool(ours.sorts and theirs.sorts and not ours.sorts & theirs.sorts)
