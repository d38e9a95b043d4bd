"""What is worked out of a catalogue once, for all who look, and goes when the catalogue goes."""

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from catalog.search import Catalog

T = TypeVar("T")


class PerCatalog(Generic[T]):
    """The value must not hold the catalogue itself, which at a country's size is a gigabyte."""

    def __init__(self, work: Callable[[Catalog], T]) -> None:
        self._work = work
        self._kept: WeakKeyDictionary[Catalog, T] = WeakKeyDictionary()

    def of(self, catalog: Catalog) -> T:
        found = self._kept.get(catalog)
        if found is None:
            found = self._kept[catalog] = self._work(catalog)
        return found
