"""Reads the needs of a region: the country's, the region's over them, each municipality's over those."""

from collections.abc import Collection
from functools import lru_cache
from importlib.resources.abc import Traversable

from catalog.needs.book import NeedBook, is_whole
from catalog.needs.model import NeedEntry, SharedFacts
from catalog.needs.shared_facts import shared_facts
from catalog.region.load import load_region, region_folder
from catalog.resource_file import RESOURCES, ResourceError, file_title, read_entries, refuse_unknown

FILE = "needs.yaml"


@lru_cache(maxsize=4)
def load_needs(region: str) -> NeedBook:
    """The needs of that region. Raises ResourceError, with the file, the entry and the field."""
    country, folder = RESOURCES / "country" / FILE, region_folder(region)
    shared = shared_facts(load_region(region))
    book = NeedBook().with_entries(_whole(country, shared, ()))
    if folder is None:
        return book
    book = book.with_entries(_whole(folder / FILE, shared, book.entries))
    return NeedBook(book.entries, _municipalities(folder, shared, book))


def _whole(file: Traversable, shared: SharedFacts, known: Collection[str]) -> tuple[NeedEntry, ...]:
    """The entries of a layer; one that no other layer has must be whole."""
    entries = read_entries(file, NeedEntry, key="id", context=shared)
    names = {*known, *(entry.id for entry in entries)}
    for number, entry in enumerate(entries, start=1):
        where = f"{file_title(file)}, запись {number} («{entry.id}»)"
        if entry.id not in known and not is_whole(entry):
            raise ResourceError(f"{where}: у новой нужды нужны поля «title», «body» и «says».")
        refuse_unknown(f"{where}, поле «unlike»", entry.unlike or (), names)
        refuse_unknown(f"{where}, поле «counts_as»", filter(None, (entry.counts_as,)), names)
    return entries


def _municipalities(
    folder: Traversable, shared: SharedFacts, book: NeedBook
) -> dict[str, dict[str, NeedEntry]]:
    municipalities = folder / "municipalities"
    if not municipalities.is_dir():
        return {}
    found = {}
    for place in sorted(municipalities.iterdir(), key=lambda one: one.name):
        entries = read_entries(place / FILE, NeedEntry, key="id", context=shared)
        refuse_unknown(file_title(place / FILE), (entry.id for entry in entries), book.entries)
        found[place.name] = {entry.id: entry for entry in entries}
    return found
