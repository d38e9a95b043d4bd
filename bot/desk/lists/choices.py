"""What the conditions of a list can be: kinds and places of the register, people of the journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.kit.catalog_cache import PerCatalog
from catalog.search import Catalog
from catalog.store.lists.narrowing import ANY_PLATFORM, StateToday
from handlers.texts.words import PLATFORMS

MOST = 1_000
"""Names that a browser is given to choose from; any other may be typed."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Each list as values and their words."""

    kinds: Sequence[str] = ()
    places: Sequence[str] = ()
    people: Sequence[str] = ()

    @property
    def platforms(self) -> Mapping[str, str]:
        return {str(platform): title for platform, title in PLATFORMS.items()}

    @property
    def states(self) -> Mapping[str, str]:
        return {str(state): texts.SHOWN_STATES[state] for state in StateToday}

    @property
    def missing(self) -> Mapping[str, str]:
        return {ANY_PLATFORM: texts.NO_PAGE_AT_ALL, **self.platforms}


def choices_of(parts: Parts) -> Choices:
    """Blocks. Raises what the store raises."""
    context = parts.guide.context
    kinds, places = _NAMES.of(context.catalog) if context else ((), ())
    return Choices(kinds, places, parts.register.lists.people())


def _names(catalog: Catalog) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kinds = sorted({one.kind for one in catalog.institutions} - {""})
    places = {name for one in catalog.institutions for name in (one.place.municipality, one.place.locality)}
    return tuple(kinds[:MOST]), tuple(sorted(places - {""})[:MOST])


_NAMES: PerCatalog[tuple[tuple[str, ...], tuple[str, ...]]] = PerCatalog(_names)
