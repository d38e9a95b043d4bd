"""Whose a mentioned page is: the institution's own surely, perhaps, or not at all.

What counts is what a stranger can check: the INN in MAX's address, the OGRN in the platform's widget, a page
that links back; else that no other site of the region has the link, that its name is like the site's or the
institution's, and where and with what words the site shows it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from catalog.discovery.mentions import Mention
from catalog.discovery.names import BARE_NUMBER, ExpectedNames, own_places
from catalog.discovery.words import words
from catalog.model import Institution, Platform
from catalog.pages.listing import is_inn_name

Block = tuple[str, int]
"""An element of a site's page: the page, and the element's number."""

COMMON = 3
"""A link that so many sites have is nobody's own."""

ENOUGH_SITES = 20
"""From so many looked-at sites on, that nobody else has a link says something."""


class FoundReason(StrEnum):
    """What speaks for a page; the last four against being sure."""

    INN = "inn"
    OGRN = "ogrn"
    LINKS_BACK = "links_back"
    NUMBER = "number"
    NAME = "name"
    SAYS_OWN = "says_own"
    WIDGET = "widget"
    SOCIAL = "social"
    BESIDE = "beside"
    ALONE = "alone"
    TWO = "two"
    FEW_SITES = "few_sites"
    SHARED = "shared"
    NOT_NAMED = "not_named"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a platform told of the page itself, where it could be asked."""

    ogrn: str = ""
    links: frozenset[str] = frozenset()  # keys of the pages that it links to


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A site that was looked at: whose it is, its host and key, and what it mentions.

    `names_it`: whether the front page names the institution; the host of a closed one may be anybody's.
    """

    institution: Institution
    host: str
    key: str
    mentions: tuple[Mention, ...]
    names_it: bool = True


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """A page that is, or may be, an institution's own, with what speaks for it."""

    code: str
    platform: Platform
    url: str
    is_sure: bool
    reasons: tuple[FoundReason, ...]
    page: str  # of the site, where it was met
    label: str = ""


@dataclass(slots=True)
class _Candidate:
    mentions: list[Mention]
    shared: int
    reasons: list[FoundReason] = field(default_factory=list)

    @property
    def first(self) -> Mention:
        return self.mentions[0]

    def any(self, flag: str) -> bool:
        return any(getattr(one, flag) for one in self.mentions)

    def all(self, flag: str) -> bool:
        return all(getattr(one, flag) for one in self.mentions)


def judged(sites: Sequence[LookedAt], seen: Mapping[str, Seen] | None = None) -> list[JudgedPage]:
    """What the sites' links come to, site by site. `seen`: what platforms told, by the page's key."""
    having: dict[str, set[str]] = defaultdict(set)
    for site in sites:
        for one in site.mentions:
            having[one.key].add(site.institution.code)
    region = _Region(having, frozenset().union(*(own_places(site.institution) for site in sites)), len(sites))
    return [finding for site in sites for finding in _of_site(site, region, seen or {})]


@dataclass(frozen=True, slots=True)
class _Region:
    """What all sites together tell: who has a link, the names of their places, how many were looked at."""

    having: Mapping[str, set[str]]
    places: frozenset[str]
    sites: int


def _of_site(site: LookedAt, region: _Region, seen: Mapping[str, Seen]) -> list[JudgedPage]:
    by_key: dict[str, list[Mention]] = defaultdict(list)
    for mention in site.mentions:
        by_key[mention.key].append(mention)
    names = ExpectedNames(site.institution, site.host, region.places)
    candidates = [_Candidate(mentions, len(region.having[key])) for key, mentions in by_key.items()]
    blocks = _blocks_of_like(candidates, names)
    kept = [one for one in candidates if _may_be_own(one, site, names, blocks)]
    for one in kept:
        _weigh(one, site, names, seen.get(one.first.key, Seen()))
    _weigh_beside(kept)
    return [_finding(one, site, kept, enough=region.sites >= ENOUGH_SITES) for one in kept]


def _blocks_of_like(candidates: Iterable[_Candidate], names: ExpectedNames) -> set[Block]:
    """Where a page stands whose name is like the institution's: what stands beside it may be its own, too."""
    return {
        (mention.page, mention.block)
        for one in candidates
        if one.shared < COMMON and names.are_like(one.first.name.lower())
        for mention in one.mentions
    }


def _may_be_own(one: _Candidate, site: LookedAt, names: ExpectedNames, blocks: Collection[Block]) -> bool:
    """Whether nothing says that it is somebody else's."""
    said, first = words(), one.first
    name = first.name.lower()
    if first.platform is Platform.MAX and is_inn_name(name):
        return not site.institution.inn or name[2:-4] == site.institution.inn
    if one.shared >= COMMON or any(name.startswith(stem) for stem in said.bodies):
        return False
    if names.are_of_part(name) or one.all("says_part"):
        return False
    if names.are_others(name):
        return False
    like = names.are_like(name)
    if one.all("says_other") and not like:
        return False
    is_beside = any((mention.page, mention.block) in blocks for mention in one.mentions)
    is_shown = one.any("says_own") or one.any("on_contacts") or not one.all("in_text")
    return like or is_shown or (is_beside and bool(BARE_NUMBER.fullmatch(name)))


def _weigh(one: _Candidate, site: LookedAt, names: ExpectedNames, seen: Seen) -> None:
    name, reasons = one.first.name.lower(), one.reasons
    if one.first.platform is Platform.MAX and is_inn_name(name) and name[2:-4] == site.institution.inn:
        reasons.append(FoundReason.INN)
    if seen.ogrn and seen.ogrn == site.institution.ogrn:
        reasons.append(FoundReason.OGRN)
    if site.key in seen.links:
        reasons.append(FoundReason.LINKS_BACK)
    if names.have_number(name):
        reasons.append(FoundReason.NUMBER)
    if names.have_word(name):
        reasons.append(FoundReason.NAME)
    for flag, reason in (
        ("says_own", FoundReason.SAYS_OWN),
        ("as_widget", FoundReason.WIDGET),
        ("in_social", FoundReason.SOCIAL),
    ):
        if any(getattr(mention, flag) and not mention.says_other for mention in one.mentions):
            reasons.append(reason)


def _weigh_beside(kept: Iterable[_Candidate]) -> None:
    """Links of one block are mostly of one owner: what stands beside a page that is surely own may be own."""
    listed = list(kept)
    sure = {
        (mention.page, mention.block)
        for one in listed
        if {FoundReason.INN, FoundReason.OGRN, FoundReason.NUMBER, FoundReason.NAME} & set(one.reasons)
        and one.shared == 1
        for mention in one.mentions
    }
    for one in listed:
        is_bare = BARE_NUMBER.fullmatch(one.first.name.lower())  # a name that is unlike speaks for itself
        if is_bare and any((mention.page, mention.block) in sure for mention in one.mentions):
            one.reasons.append(FoundReason.BESIDE)


PROOFS = frozenset({FoundReason.INN, FoundReason.OGRN, FoundReason.LINKS_BACK})
ALIKE = frozenset({FoundReason.NUMBER, FoundReason.NAME})
SHOWN = frozenset({FoundReason.SAYS_OWN, FoundReason.WIDGET, FoundReason.SOCIAL})


def _finding(one: _Candidate, site: LookedAt, kept: Sequence[_Candidate], *, enough: bool) -> JudgedPage:
    reasons = set(one.reasons)
    rivals = [other for other in kept if other is not one and other.first.platform is one.first.platform]
    alone = not any(_strength(other) >= _strength(one) for other in rivals)
    against = []
    if one.shared > 1:
        against.append(FoundReason.SHARED)
    if not alone:
        against.append(FoundReason.TWO)
    if not enough:
        against.append(FoundReason.FEW_SITES)
    if not site.names_it:
        against.append(FoundReason.NOT_NAMED)
    shown = bool(reasons & SHOWN) or one.any("on_contacts")
    own_number = (
        FoundReason.SAYS_OWN in reasons and BARE_NUMBER.fullmatch(one.first.name.lower()) and not rivals
    )
    strong = reasons & ALIKE or FoundReason.BESIDE in reasons or own_number
    proved = bool(reasons & PROOFS) and site.names_it
    sure = proved or (not against and shown and bool(strong))
    if alone and one.shared == 1:
        one.reasons.append(FoundReason.ALONE)
    return JudgedPage(
        site.institution.code,
        one.first.platform,
        one.first.url,
        sure,
        tuple(dict.fromkeys([*one.reasons, *against])),
        one.first.page,
        one.first.label,
    )


def _strength(one: _Candidate) -> int:
    reasons = set(one.reasons)
    return 4 * bool(reasons & PROOFS) + 2 * bool(reasons & ALIKE) + bool(reasons & SHOWN)
