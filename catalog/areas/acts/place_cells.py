"""Which place a cell of an act means."""

from functools import lru_cache

from catalog.areas.names.house import plain
from catalog.areas.names.places import (
    AreaPlaces,
    Municipality,
    Spot,
    locality_parts,
    municipality_of,
    name_of,
    texts,
)
from catalog.areas.names.stems import name_words
from catalog.model import Place
from catalog.register.faults import BadCell
from catalog.search.places.place_names import bare_name


class PlaceReader:
    """Reads localities by the places that are known."""

    def __init__(self, places: AreaPlaces) -> None:
        self._known = places
        self.is_locality = lru_cache(maxsize=4_096)(self._is_locality)
        self.spot = lru_cache(maxsize=4_096)(self._spot)

    def _is_locality(self, text: str) -> bool:
        return bool(self._known.named(text) or self._known.listed_as(text))

    def is_municipality(self, text: str) -> bool:
        """Whether the text is a municipality's name alone."""
        own = municipality_of(text[:200])
        return bool(own.name) and own in self._known.shown_municipality and len(name_words(plain(text))) > 1

    def is_city_district(self, text: str) -> bool:
        """Whether the text names a district of a city and no municipality."""
        name = texts(name_of(bare_name(text[:200])))
        return (
            name in self._known.districts
            and municipality_of(text[:200]) not in self._known.shown_municipality
        )

    def shown(self, spot: Spot, text: str) -> str:
        """The locality as it is kept: as written, or as known where nothing was."""
        return " ".join(text.split())[:200] if text else self._known.name(spot)

    def municipality(self, spot: Spot) -> str:
        return self._known.shown_municipality.get(spot.municipality, "")

    def _spot(self, text: str, stated: str, own: Municipality | None, home: Place | None) -> Spot:
        """The place. Raises BadCell where it isn't known, or where several are called so."""
        given = municipality_of(stated) if stated else None
        if given and given not in self._known.shown_municipality:
            raise BadCell(f"такого муниципального образования нет: «{stated[:80]}»", "")
        if not text:
            return self._unwritten(given, home)
        found = self._meant(text, given or own, stated=given is not None)
        if len(found) > 1:
            found = [spot for spot in found if spot in self._known.centres] or found
        if not found:
            bare = locality_parts(text)[0] or text
            near = f" в муниципальном образовании «{stated}»" if stated else ""
            raise BadCell(f"такого населённого пункта нет{near}: «{bare[:80]}»", "Проверьте название и район")
        if len(found) > 1:
            labels = "; ".join(map(self._known.label, found[:4]))
            raise BadCell(
                f"таких населённых пунктов несколько: {labels}", "Заполните «Муниципальное образование»"
            )
        return found[0]

    def _meant(self, text: str, inside: Municipality | None, *, stated: bool) -> list[Spot]:
        """Those inside the municipality, `stated` or the institution's own; else those of the register."""
        known, listed = self._known.named(text), self._known.listed_as(text)
        every = dict.fromkeys((*known, *listed))
        near = [spot for spot in every if inside and spot.municipality == inside]
        return near if near or stated else list(dict.fromkeys(known or listed))

    def _unwritten(self, given: Municipality | None, home: Place | None) -> Spot:
        """No locality: the town that the municipality is, or where the institution itself is."""
        if given and not given.district:
            return Spot(given, given.name)
        if home and home.locality and (not given or municipality_of(home.municipality) == given):
            bare, _ = locality_parts(home.locality)
            return Spot(municipality_of(home.municipality), texts(name_of(bare)))
        raise BadCell("не указан населённый пункт", "Заполните «Населённый пункт»")
