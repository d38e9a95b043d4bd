"""The place that a name or a founder tells, for registers without a column for it.

«Администрация Маревского муниципального округа» → Маревский муниципальный округ;
«МДОУ «Детский сад № 10» Заречного района города Приозёрска» → Приозёрск, Заречный район;
«Детский сад «Тополиная улица» села Заветы» → Заветы.
"""

import re

from catalog.model import Place
from catalog.morphology import lemmas
from catalog.normalize import normalize
from catalog.places import Level, PlaceFact, RegionPlaces

DISTRICT = re.compile(r"([\w-]+?(?:ого|его))\s+(муниципального\s+)?(района|округа|р-на)", re.IGNORECASE)
NAME = r"\s*((?-i:[А-ЯЁ][а-яё]+)(?:-(?-i:[а-яё]+|[А-ЯЁ][а-яё]+))*(?:\s(?-i:[А-ЯЁ][а-яё]+))?)"
TOWN = re.compile(rf"(?:\bгорода|\bг\.|\bГО){NAME}", re.IGNORECASE)
LOCALITY = re.compile(
    r"\b(?:с\.|села|х\.|хутора|р\.\s?п\.|п\.|пос\.|пос[её]лка|д\.|деревни|ст\.|станицы|ст-цы|пгт\.?)" + NAME,
    re.IGNORECASE,
)
NAMED_AFTER = re.compile(r"\b(?:имени|им\.)\s+(?:[А-ЯЁ]\.\s*){0,2}[\w-]+", re.IGNORECASE)


class PlaceReader:
    """Reads places with what the region's resources know; what they don't is taken as it stands."""

    def __init__(self, places: RegionPlaces) -> None:
        self._known = {(_plain(fact.name), fact.level): fact for fact in places.facts}

    def read(self, name: str, founder: str = "") -> Place:
        """The place in the name, and from the founder what the name leaves out."""
        here, there = self._in(name), self._in(founder)
        municipality = here.municipality or there.municipality
        same = here.municipality in {"", there.municipality}
        return Place(
            municipality=municipality,
            locality=here.locality or (there.locality if same and not here.municipality else ""),
            district=here.district,
        )

    def _in(self, text: str) -> Place:
        municipality = locality = district = ""
        found = DISTRICT.search(_shown(text))
        town = TOWN.search(_shown(text))
        place = LOCALITY.search(_shown(text))
        if found:
            name, fact = self._named(found[1], (Level.MUNICIPALITY, Level.DISTRICT), adjective=True)
            kind = "муниципальный район" if found[3].lower() != "округа" else "муниципальный округ"
            if town and not found[2] or (fact and fact.level is Level.DISTRICT and not found[2]):
                district = f"{name} район"
            else:
                municipality = f"{name} {kind}"
        if town:
            name, fact = self._named(town[1], (Level.MUNICIPALITY, Level.LOCALITY), adjective=False)
            locality = name
            if not municipality and (fact is None or fact.level is Level.MUNICIPALITY) and not place:
                municipality = f"городской округ город {name}" if fact and fact.town else ""
        if not municipality and not town:
            municipality = self._by_adjective(text)
        if place:
            locality = self._named(place[1], (Level.LOCALITY,), adjective=False)[0]
        return Place(municipality, locality, district)

    def _by_adjective(self, text: str) -> str:
        """«Борковская центральная районная больница» is of Борковский district."""
        for word in re.findall(r"[\w-]+(?:ая|ий|ое|ой)\b", text):
            fact = self._known.get((_plain(word), Level.MUNICIPALITY))
            if fact and not fact.town:
                return f"{fact.name} муниципальный район"
        return ""

    def _named(
        self, written: str, levels: tuple[Level, ...], *, adjective: bool
    ) -> tuple[str, PlaceFact | None]:
        """The name in its first form, and the fact of that name."""
        for length in range(len(written.split()), 0, -1):
            part = " ".join(written.split()[:length])
            for level in levels:
                fact = self._known.get((_plain(part), level))
                if fact:
                    return fact.name, fact
        if not adjective:
            return written.split()[0] if len(written.split()) == 1 else written, None
        return lemmas(normalize(written))[0].capitalize(), None


def _plain(name: str) -> tuple[str, ...]:
    return tuple(lemmas(word)[0] for word in normalize(name).replace("-", " ").split())


def _shown(text: str) -> str:
    """Names that stand in capitals as a whole, as sentences: a capital must mean something."""
    plain = NAMED_AFTER.sub("", text)
    return plain.title() if plain.isupper() else plain
