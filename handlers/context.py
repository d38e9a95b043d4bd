"""What the dialogue answers from, as one frozen value."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from catalog.areas.index import AreaIndex
from catalog.model import CONFIRMATION_DAYS, Institution
from catalog.pages.listing import Entry, Exchange, Listing
from catalog.pages.page_index import PageBook
from catalog.pages.phone_book import PhoneBook
from catalog.region import Region
from catalog.search import Catalog
from catalog.statistics.count import count
from catalog.statistics.model import Statistics

NO_AREAS = AreaIndex()


@dataclass(frozen=True, slots=True)
class Context:
    """The catalogue and the region that are served, with the settings that answers depend on."""

    catalog: Catalog
    region: Region
    confirmation_days: int = CONFIRMATION_DAYS
    public_url: str = ""  # how residents reach this server; empty: no link to share
    label: str = ""  # what the list is: STARTER, SYNTHETIC, or empty for the operator's own
    withdrawn: tuple[Entry, ...] = ()  # pages out of sight, with who listed them last
    areas: AreaIndex = NO_AREAS  # which institution serves an address
    book: PageBook | None = field(default=None, compare=False)  # of the same pages, where one is made already

    phone_book: PhoneBook | None = field(default=None, compare=False)  # likewise

    @property
    def pages(self) -> PageBook:
        """The pages of the catalogue by address; built when first asked for, 0.1 s for 5,600 institutions."""
        return self.book or _page_book(self.catalog, self.region.state_hosts, self.withdrawn)

    @property
    def phones(self) -> PhoneBook:
        """The telephone numbers of the catalogue and the region; built when first asked for."""
        return self.phone_book or _phone_book(self.catalog, self.region)

    def changed(self, catalog: Catalog, withdrawn: tuple[Entry, ...]) -> "Context":
        """The same with a newer catalogue, whose institutions are in the order of their codes as these are.

        What both have in common is not read again.
        """
        exchange = Exchange.between(self.catalog.institutions, catalog.institutions)
        book = self.pages.changed(exchange, withdrawn)
        phone_book = self.phones.changed(exchange)
        return replace(self, catalog=catalog, withdrawn=withdrawn, book=book, phone_book=phone_book)

    def statistics(self, today: date) -> Statistics:
        """The figures of that day; counted when first asked for, 0.2 s for 5,600 institutions."""
        key = (self.catalog, today, self.confirmation_days)
        found = _counted.get(key)
        if found is None:
            found = _counted[key] = _count(*key)
            for oldest in list(_counted)[:-MOST_COUNTED]:
                _counted.pop(oldest, None)
        return found

    def is_counted(self, today: date) -> bool:
        """Whether the figures of that day are at hand."""
        return (self.catalog, today, self.confirmation_days) in _counted


MOST_COUNTED = 4
"""Of two catalogues, each for two days."""

_counted: dict[tuple[Catalog, date, int], Statistics] = {}


@lru_cache(maxsize=2)  # while a newer catalogue is swapped in, the one before still answers
def _page_book(catalog: Catalog, state_hosts: tuple[str, ...], withdrawn: tuple[Entry, ...]) -> PageBook:
    return PageBook(Listing(catalog.institutions, withdrawn), state_hosts)


@lru_cache(maxsize=2)
def _phone_book(catalog: Catalog, region: Region) -> PhoneBook:
    return PhoneBook(catalog.institutions, region.contacts)


def _count(catalog: Catalog, today: date, lapse_days: int) -> Statistics:
    def kind_of(one: Institution) -> str:
        return catalog.kind_of(one.code) or one.kind

    return count(catalog.institutions, kind_of, today, lapse_days)
