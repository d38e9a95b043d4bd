"""What the dialogue answers from, as one frozen value."""

from dataclasses import dataclass
from functools import lru_cache

from catalog.index import Catalog
from catalog.model import CONFIRMATION_DAYS
from catalog.pages.book import Entry, PageBook
from catalog.region import Region


@dataclass(frozen=True, slots=True)
class Context:
    """The catalogue and the region that are served, with the settings that answers depend on."""

    catalog: Catalog
    region: Region
    confirmation_days: int = CONFIRMATION_DAYS
    public_url: str = ""  # how residents reach this server; empty: no link to share
    label: str = ""  # what the list is: STARTER, SYNTHETIC, or empty for the operator's own
    withdrawn: tuple[Entry, ...] = ()  # pages out of sight, with who listed them last

    @property
    def pages(self) -> PageBook:
        """The pages of the catalogue by address; built when first asked for, 0.1 s for 5,600 institutions."""
        return _page_book(self.catalog, self.region.state_hosts, self.withdrawn)


@lru_cache(maxsize=2)  # while a newer catalogue is swapped in, the one before still answers
def _page_book(catalog: Catalog, state_hosts: tuple[str, ...], withdrawn: tuple[Entry, ...]) -> PageBook:
    return PageBook(catalog.institutions, state_hosts, withdrawn)
