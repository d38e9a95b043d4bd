"""Which pages stand at which address, name and host, and whose they are."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from catalog.model import Institution, Page, Platform
from catalog.pages.address import BadAddress, canonical
from catalog.pages.rules import rules

NUMBERED = ("club", "group/")
PLAIN_NAME = re.compile(r"(?!public\d|event\d)[a-z0-9_.]+|group/\d+")
PLAIN_SITE = re.compile(r"https?://(?:www\.)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)/?")

Item = TypeVar("Item")
Entry = tuple[Institution, Page]
Site = tuple[str, Entry]
"""The path of a page on its host, and the page."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What differs between two registers, all of it in the order of codes."""

    institutions: Sequence[Institution]  # of the later one
    gone: Sequence[Institution]  # those that the earlier one has otherwise, or alone
    come: Sequence[Institution]  # those that the later one has otherwise, or alone

    @classmethod
    def between(cls, before: Sequence[Institution], after: Sequence[Institution]) -> "Exchange":
        """What is the very same value in both is the same; nothing of it is looked at."""
        earlier, later = {one.code: one for one in before}, {one.code: one for one in after}
        gone = [one for code, one in earlier.items() if later.get(code) is not one]
        come = [one for code, one in later.items() if earlier.get(code) is not one]
        return cls(after, gone, come)


class Listing:
    """The pages of institutions in the order of those, and behind them the withdrawn ones that nobody lists.

    Nothing of it is changed once it is made.
    """

    def __init__(self, institutions: Collection[Institution] = (), withdrawn: Iterable[Entry] = ()) -> None:
        self.by_key: dict[str, list[Entry]] = {}
        self.by_name: dict[str, list[Entry]] = {}
        self.sites: dict[str, list[Site]] = {}
        self.dropped: list[Entry] = []
        self.by_inn = _by_inn(institutions)
        self._add_pages(institutions)
        self._add_dropped(institutions, withdrawn)

    def changed(self, exchange: Exchange, withdrawn: Iterable[Entry]) -> "Listing":
        """What a listing of the later register would be, sooner. This one is of the earlier."""
        withdrawn = tuple(withdrawn)
        touched = Listing((*exchange.gone, *exchange.come))
        touched._add(*self.dropped, *withdrawn)
        codes = {one.code for one in (*exchange.gone, *exchange.come)}
        dropped = set(map(id, self.dropped))

        def stays(entry: Entry) -> bool:
            return entry[0].code not in codes and id(entry) not in dropped

        new = Listing(())
        new.by_inn = _by_inn(exchange.institutions)
        new.by_key = _with_fresh(self.by_key, touched.by_key, stays)
        new.by_name = _with_fresh(self.by_name, touched.by_name, stays)
        new.sites = _with_fresh(self.sites, touched.sites, lambda site: stays(site[1]))
        new._add_pages(exchange.come)
        new._put_in_order(touched)
        new._add_dropped(exchange.institutions, withdrawn)
        return new

    @property
    def dropped_addresses(self) -> set[tuple[str, tuple[str, str]]]:
        return _addresses(self.dropped)

    def _add_pages(self, institutions: Iterable[Institution]) -> None:
        for institution in institutions:
            for page in institution.pages:
                self._add((institution, page))

    def _add_dropped(self, institutions: Iterable[Institution], withdrawn: Iterable[Entry]) -> None:
        dropped = [entry for entry in withdrawn if key_and_name(entry[1])[0] not in self.by_key]
        owners = {one.code: one for one in institutions} if dropped else {}
        self.dropped = [(owners.get(owner.code, owner), page) for owner, page in dropped]
        self._add(*self.dropped)

    def _add(self, *entries: Entry) -> None:
        for entry in entries:
            key, name = key_and_name(entry[1])
            self.by_key.setdefault(key, []).append(entry)
            if name and not name.startswith(NUMBERED) and not is_inn_name(name):
                self.by_name.setdefault(name, []).append(entry)
            if entry[1].platform is Platform.SITE and "?" not in key:
                host, slash, path = key.removeprefix("site:").partition("/")
                self.sites.setdefault(host, []).append((slash + path, entry))

    def _put_in_order(self, touched: "Listing") -> None:
        """Of what was touched: by code, and nothing where nobody is left."""
        for key in touched.by_key:
            _settle(self.by_key, key, _code)
        for name in touched.by_name:
            _settle(self.by_name, name, _code)
        for host in touched.sites:
            _settle(self.sites, host, lambda site: _code(site[1]))


def addresses(institutions: Iterable[Institution]) -> set[tuple[str, tuple[str, str]]]:
    """Code, key and name of each page."""
    return _addresses((one, page) for one in institutions for page in one.pages)


def _addresses(entries: Iterable[Entry]) -> set[tuple[str, tuple[str, str]]]:
    return {(one.code, key_and_name(page)) for one, page in entries}


def _by_inn(institutions: Iterable[Institution]) -> dict[str, Institution]:
    found: dict[str, Institution] = {}
    for one in institutions:
        if one.inn:
            found.setdefault(one.inn, one)
    return found


def _with_fresh(
    lists: dict[str, list[Item]], touched: Iterable[str], stays: Callable[[Item], bool]
) -> dict[str, list[Item]]:
    """The same lists, those at the touched keys anew with what stays."""
    fresh = {key: [item for item in lists.get(key, ()) if stays(item)] for key in touched}
    return {**lists, **fresh}


def _settle(lists: dict[str, list[Item]], key: str, order: Callable[[Item], str]) -> None:
    if lists[key]:
        lists[key].sort(key=order)
    else:
        del lists[key]


def _code(entry: Entry) -> str:
    return entry[0].code


def is_inn_name(name: str) -> bool:
    """Whether a MAX name is the usual one of a state body: «id‹INN›_gos»."""
    return name.startswith("id") and name.endswith("_gos") and name[2:-4].isdecimal()


def key_and_name(page: Page) -> tuple[str, str]:
    """From a plain canonical address at once, from any other by way of its canonical form."""
    start = _starts().get(page.platform)
    if start and (found := PLAIN_NAME.fullmatch(page.url.removeprefix(start))):
        return f"{page.platform}:{found[0]}", found[0]
    if not start and (found := PLAIN_SITE.fullmatch(page.url)):
        return f"site:{found['host']}", ""
    try:
        address = canonical(page.url)
    except BadAddress:  # registered before the rules knew that such an address is none
        return f"{page.platform}:{page.url.partition('://')[2]}", ""
    return address.key, address.name


@cache
def _starts() -> dict[Platform, str]:
    return {where.platform: where.url.format(name="") for where in rules().platforms}
