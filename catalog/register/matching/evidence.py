"""What speaks for a row and an institution being one, and against it: weights with their reasons."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.register.matching.kind_evidence import OTHER_KIND, KindEvidence, compare_kinds, weigh_kinds
from catalog.register.matching.name_evidence import (
    BARE_NAME,
    FITTING,
    ONE_BARE,
    NameEvidence,
    compare_names,
)
from catalog.register.matching.naming import without_acronyms
from catalog.register.matching.signs import Beside, Identity, beside_of, identity_of, share_a_number
from catalog.register.matching.surroundings import Surroundings, names_without_places, placed
from catalog.register.matching.traits import Traits
from catalog.register.matching.whereabouts import Fit

SURE, DOUBTFUL = 8, 5
COMMON_VILLAGE = -2


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that can be told of a pair. `beyond`: what the other pairs of both add."""

    names: NameEvidence
    placed: Fit
    kinds: KindEvidence
    identity: Identity
    beside: Beside
    is_vague: bool  # the village is one of several of its name, and which isn't told
    beyond: int = 0

    @property
    def named(self) -> int:
        """The weight of the names; of two that say only what it is, none where those differ."""
        return 0 if self.names.is_bare and self.kinds.weight < 0 else self.names.weight

    @property
    def weight(self) -> int:
        parts = (self.identity, self.beside, self.kinds)
        weighed = self.named + self.placed + sum(part.weight for part in parts)
        return weighed + self.branch + self.kinds.sort + self.is_vague * COMMON_VILLAGE + self.beyond

    @property
    def branch(self) -> int:
        """A «Филиал ГКУ «МФЦ»» is all that its town has of the МФЦ, and no branch beside it."""
        is_all_there = self.kinds.named_as_branch and self.named < FITTING and self.fills_kind
        return 0 if is_all_there else self.kinds.branch

    @property
    def against(self) -> int:
        """How many of name, place, kind and standing speak against it."""
        return sum((self.named < 0, self.placed is Fit.APART, self.kinds.is_other, self.branch < 0))

    @property
    def is_known_again(self) -> bool:
        """The same numbers or page; the same house and telephone, under whatever number a school has now."""
        return self.identity.same or (self.beside.same_door and self.kinds.are_one)

    @property
    def may_be_renumbered(self) -> bool:
        """Whether the telephone alone tells that a «Школа № 5» was «Школа № 35»."""
        return self.beside.own_phone and self.kinds.are_one and self.named < 0 and self.against == 1

    @property
    def is_backed(self) -> bool:
        """Whether more than kind and place speak for the pair."""
        return self.named >= FITTING or self.identity.same or self.beside.reached_alike

    @property
    def is_open(self) -> bool:
        """Whether nobody but the operator can tell: of several villages, of several of the kind there, of the
        kind alone on another street or with another telephone.
        """
        if self.is_vague or self.identity.same or self.beside.reached_alike:
            return self.is_vague or (self.may_be_renumbered and not self.is_known_again)
        is_alone = self.is_backed or (self.beyond and not self.beside.other_phone)
        return not is_alone or (self.beside.elsewhere and self.named <= BARE_NAME)

    @property
    def is_of_kind(self) -> bool:
        """Whether both are of one kind and sort, in one settlement, or named after one area."""
        is_there = self.placed >= Fit.LOCALITY or (self.placed >= Fit.AREA and self.names.of_one_area)
        return is_there and self.kinds.are_one and not self.kinds.sort

    @property
    def fills_kind(self) -> bool:
        """Whether it is so, and nothing denies it."""
        denied = self.is_vague or self.identity.differs or self.beside.elsewhere or self.kinds.is_denied
        return self.is_of_kind and self.names.own_equal and not denied and self.named >= 0

    @property
    def is_only_there(self) -> bool:
        """Whether every place has one of the kind, this has one on both sides, and no telephone denies it."""
        is_one = bool(self.beyond) and self.kinds.of_place and self.kinds.same_sort
        return is_one and self.named >= ONE_BARE and not self.beside.other_phone

    @property
    def worth(self) -> int:
        """The weight as it counts: what a number says and another sign denies is somebody's to decide."""
        if self.is_known_again and self.against:
            return max(min(self.weight, SURE - 1), DOUBTFUL) if self.against == 1 else 0
        if self.may_be_renumbered:
            return DOUBTFUL
        is_reached = self.identity.same or self.beside.reached_alike
        denied = self.identity.differs or ((self.beside.elsewhere or self.is_vague) and not is_reached)
        if not self.is_backed:
            most = self.weight if self.is_only_there else SURE - 1
            return max(min(self.weight, most), DOUBTFUL) if self.fills_kind else 0
        return min(self.weight, SURE - 1) if denied else self.weight

    def reasons(self) -> Iterator[str]:
        """What is told to the operator."""
        yield from self.identity.reasons
        if self.names.reason:
            yield self.names.reason
        yield from self.beside.reasons
        if self.placed > Fit.UNTOLD:
            yield "место то же"
        if self.is_vague:
            yield "мест с таким названием несколько"


def weigh(row: Traits, other: Traits, around: Surroundings) -> Evidence | None:
    """All that can be told of the pair; None for two places or kinds, where no number says otherwise."""
    where = placed(row, other, around)
    are_two = where is Fit.APART or weigh_kinds(row, other) == OTHER_KIND
    if are_two and not share_a_number(row.one, other.one):
        return None
    ours, theirs = without_acronyms(*names_without_places(row, other))
    beside = beside_of(row, other, around.shared)
    # Of several villages of a name, street and house tell which.
    is_vague = where is Fit.LOCALITY and around.is_common(row.where) and not beside.is_house
    return Evidence(
        names=compare_names(row, other, ours, theirs),
        placed=where,
        kinds=compare_kinds(row, other, ours, theirs),
        identity=identity_of(row, other, around.shared),
        beside=beside,
        is_vague=is_vague,
    )
