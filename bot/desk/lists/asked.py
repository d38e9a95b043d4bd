"""What the address of a list asks for: conditions that combine, each checked, anything else passed over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from bot.desk import texts
from bot.desk.kit.row_numbers import number_of
from catalog.model import Platform
from catalog.store.lists.narrowing import ANY_PLATFORM, By, ListOrder, Narrowing, StateToday

LONGEST = 200
MOST_DAYS = 36_500
PLATFORMS = frozenset(map(str, Platform))
YES = "1"
SORTED_BY = {str(by): by for by in By}


@dataclass(frozen=True, slots=True)
class ListAsked:
    """As the form of the list shows it: each empty where nothing was asked; named as in the address."""

    q: str = ""
    kind: str = ""
    place: str = ""
    platform: str = ""
    state: str = ""
    no_page: str = ""
    no_phone: str = ""
    by: str = ""
    older: str = ""  # days

    @property
    def is_narrowed(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self) if one.name != "q")

    @property
    def address(self) -> str:
        """The same as the query of an address."""
        held = {one.name: getattr(self, one.name) for one in fields(self)}
        return urlencode({name: value for name, value in held.items() if value})

    def wanted(self, today: date, kept: timedelta) -> Narrowing:
        """The conditions but the words, which have to be looked for first."""
        return Narrowing(
            today,
            kept,
            kind=self.kind,
            place=self.place,
            platform=self.platform,
            state=StateToday(self.state) if self.state else None,
            no_page=self.no_page,
            no_phone=bool(self.no_phone),
            changed_by=self.by,
            before=today - timedelta(days=int(self.older)) if self.older else None,
        )


def read_asked(parameters: Mapping[str, str]) -> tuple[ListAsked, tuple[str, ...]]:
    """What is asked for, and a sentence for each condition that couldn't be understood."""
    said = {one.name: cut(parameters.get(one.name) or "") for one in fields(ListAsked)}
    known: Mapping[str, bool] = {
        "platform": said["platform"] in PLATFORMS,
        "state": said["state"] in frozenset(map(str, StateToday)),
        "no_page": said["no_page"] in PLATFORMS | {ANY_PLATFORM},
        "no_phone": said["no_phone"] == YES,
        "older": _is_days(said["older"]),
    }
    wrong = [name for name, fits in known.items() if said[name] and not fits]
    asked = ListAsked(**{name: "" if name in wrong else value for name, value in said.items()})
    return asked, tuple(texts.NOT_A_CONDITION.format(name=texts.CONDITIONS[name]) for name in wrong)


def order_of(sorts: Sequence[tuple[str, str]] | None) -> ListOrder:
    """By the first column that a list is to be sorted by."""
    for name, direction in sorts or ():
        if name in SORTED_BY:
            return ListOrder(SORTED_BY[name], direction == "desc")
    return ListOrder()


def read_sorts(parameters: QueryParams) -> ListOrder:
    """The same from an address, where columns stand as «name__desc»."""
    parted = (said.rpartition("__") for said in parameters.getlist("sort")[:1])
    return order_of([(name, direction) for name, _, direction in parted])


def _is_days(said: str) -> bool:
    number = number_of(said)
    return number is not None and 0 < number <= MOST_DAYS


def cut(said: str) -> str:
    """Signs that no database keeps are no words of anybody."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in said[:LONGEST]).split())
