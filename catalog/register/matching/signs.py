"""Numbers of the state, pages, addresses, telephones and sites that two institutions share, or don't."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from catalog.model import Institution, Platform
from catalog.register.cells.check_digits import inn_adds_up, ogrn_adds_up
from catalog.register.matching.stands import hosts, phones, stands
from catalog.register.matching.traits import Traits

SAME_ID, OTHER_ID, SAME_PAGE, SAME_PHONE, SAME_SITE = 9, -4, 8, 3, 3
SAME_HOUSE, SAME_STREET, OTHER_STREET = 4, 1, -2
SAME_BODY, SAME_EXCHANGE = 2, 1
"""What an ИНН and a telephone weigh that several bear: branches have those of the whole."""


def share_a_number(one: Institution, other: Institution) -> bool:
    """Whether they share ИНН, ОГРН, a telephone or a page."""
    same = (one.inn and one.inn == other.inn) or (one.ogrn and one.ogrn == other.ogrn)
    if same or phones(one.phone) & phones(other.phone):
        return True
    return not {page.url for page in one.pages}.isdisjoint(page.url for page in other.pages)


@dataclass(frozen=True, slots=True)
class Identity:
    """ИНН, ОГРН and pages."""

    weight: int
    same: bool
    differs: bool
    reasons: tuple[str, ...]


def identity_of(row: Traits, other: Traits, shared: AbstractSet[str]) -> Identity:
    """`shared`: numbers that several bear."""
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
    return Identity(weight, bool(same or pages), differs, (*same, *pages))


@dataclass(frozen=True, slots=True)
class Beside:
    """Address, telephone and site."""

    weight: int
    is_house: bool  # the same street and house
    own_phone: bool  # the same telephone, which is nobody else's
    elsewhere: bool  # on another street
    other_phone: bool  # each has one, and they differ
    reasons: tuple[str, ...]

    @property
    def reached_alike(self) -> bool:
        return self.is_house or self.own_phone

    @property
    def same_door(self) -> bool:
        return self.is_house and self.own_phone


def beside_of(row: Traits, other: Traits, shared: AbstractSet[str]) -> Beside:
    """`shared`: telephones that several bear."""
    address = _address(row, other)
    is_house, elsewhere = address == SAME_HOUSE, address == OTHER_STREET
    same = phones(row.one.phone) & phones(other.one.phone)
    is_own = not same <= shared
    sites = set(hosts(row.one)) & set(hosts(other.one))
    phone = (SAME_PHONE if is_own else SAME_EXCHANGE) if same else 0
    told = (
        (is_house, "тот же адрес"),
        (same, "тот же телефон"),
        (sites, "тот же сайт"),
        (elsewhere, "улица другая"),
    )
    return Beside(
        weight=address + phone + bool(sites) * SAME_SITE,
        is_house=is_house,
        own_phone=is_own,
        elsewhere=elsewhere,
        other_phone=not same and bool(row.one.phone and other.one.phone),
        reasons=tuple(reason for is_so, reason in told if is_so),
    )


def _address(row: Traits, other: Traits) -> int:
    pairs = [(one, two) for one in stands(row.one.address) for two in stands(other.one.address)]
    streets = [(one, two) for one, two in pairs if one.street & two.street]
    if any(one.house and one.house == two.house for one, two in streets):
        return SAME_HOUSE
    if streets:  # a number is often mistaken, or of another corner
        return SAME_STREET
    return OTHER_STREET if pairs else 0
