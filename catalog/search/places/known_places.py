"""All places that have a key: those of the region's resources, and those that the register names."""

from catalog.search.language.lexicon import Lexicon, Meaning, Sense
from catalog.search.language.normalize import normalize
from catalog.search.language.word_lists import places_words
from catalog.search.places.place_names import plain_name
from catalog.search.places.region_places import (
    Level,
    NamedPlaces,
    PlaceFact,
    PlaceName,
    RegionPlaces,
    slug,
)
from catalog.search.places.settlements import settlement_names
from catalog.search.places.teach_places import Groups, teach_place


class KnownPlaces:
    """Gives keys to places, and makes their names known to the lexicon."""

    def __init__(self, facts: RegionPlaces, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.names: dict[str, PlaceName] = dict(settlement_names(facts))
        self.groups: Groups = {}
        self.municipality_groups: dict[str, NamedPlaces] = {}  # by key
        self.centres: dict[str, str] = {}  # name of a centre → key of its district
        self.region_key = facts.region.key if facts.region else "region"
        self._municipalities: dict[tuple[str, bool], str] = {}
        self._districts: dict[tuple[str, str], str] = {}
        self._add_region(facts.region)
        for fact in facts.facts:
            self._add_fact(fact)
        for fact in facts.facts:
            if fact.centre and not self.municipality_called(plain_name(fact.centre), town=True):
                self.locality(fact.centre, fact.key)

    def _add_region(self, region: PlaceFact | None) -> None:
        label = region.name if region else places_words().region_of_no_name
        self.names[self.region_key] = PlaceName(self.region_key, label, "", Level.REGION)
        group = NamedPlaces(normalize(label), Level.REGION, [self.region_key])
        named = (region.name, *region.everyday) if region else ()
        for phrase in (*places_words().region_named, *named):
            self._lexicon.add_phrase(phrase, Sense(Meaning.PLACE, group))

    def _add_fact(self, fact: PlaceFact) -> None:
        if fact.level is Level.MUNICIPALITY:
            group = self.municipality(fact.name, town=fact.town, key=fact.key)
            if fact.centre:
                self.centres[plain_name(fact.centre)] = fact.key
        elif fact.level is Level.DISTRICT:
            group = self.district(fact.name, fact.parent, key=fact.key)[1]
        else:
            group = self.locality(fact.name, fact.parent, key=fact.key)
        for phrase in fact.everyday:
            self._lexicon.add_phrase(phrase, Sense(Meaning.PLACE, group))
        for phrase in fact.parts:
            self._lexicon.add_phrase(phrase, Sense(Meaning.SETTLEMENT, group))

    def municipality_called(self, plain: str, *, town: bool) -> str:
        """The key of the one of that plain name; "" where there is none."""
        return self._municipalities.get((plain, town), "")

    def municipality(self, name: str, *, town: bool, key: str = "") -> NamedPlaces:
        """All places named as that town, or that district of the region; it gets a key where it has none."""
        plain = plain_name(name)
        known = self.municipality_called(plain, town=town)
        key = known or key or self._free(slug(name) + ("" if town else "-district"))
        if not known:
            self._municipalities[plain, town] = key
            label = name if town else places_words().district_label.format(name=name)
            self.names[key] = PlaceName(key, label, "", Level.MUNICIPALITY, self.region_key)
        group = self._group(name, Level.MUNICIPALITY, key, town=town, district=not town)
        self.municipality_groups[key] = group
        return group

    def district(self, name: str, parent: str, key: str = "") -> tuple[str, NamedPlaces]:
        """The key of that district of a city, and all that are named so."""
        plain = plain_name(name)
        known = self._districts.get((plain, parent))
        key = known or key or self._free(f"{parent}.{slug(name)}")
        if not known:
            self._districts[plain, parent] = key
            label = places_words().district_label.format(name=name)
            self.names[key] = PlaceName(key, label, "", Level.DISTRICT, parent)
        return key, self._group(name, Level.DISTRICT, key, district=True)

    def locality(self, name: str, parent: str, key: str = "") -> NamedPlaces:
        """All places named as that settlement; a town of its own is a municipality."""
        town = self.municipality_called(plain_name(name), town=True)
        if town and parent in {town, self.region_key, ""}:
            return self.municipality(name, town=True)
        key = key or f"{parent}.{slug(name)}"
        self.names.setdefault(key, PlaceName(key, name, "", Level.LOCALITY, parent))
        # A town's name brings also what lies in it and belongs to the district around it.
        return self._group(name, Level.MUNICIPALITY if town else Level.LOCALITY, key, town=bool(town))

    def _group(
        self, name: str, level: Level, key: str, *, town: bool = False, district: bool = False
    ) -> NamedPlaces:
        plain = plain_name(name)
        group = self.groups.get((level, plain, town))
        if group is None:
            group = self.groups[level, plain, town] = NamedPlaces(plain, level, [], town, district)
            teach_place(self._lexicon, group, name)
        if key not in group.keys:
            group.keys.append(key)
        return group

    def _free(self, key: str) -> str:
        found, number = key, 2
        while found in self.names:
            found, number = f"{key}-{number}", number + 1
        return found
