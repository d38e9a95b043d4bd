"""All places of one register: those of the region's resources joined with those that the register names."""

from dataclasses import dataclass, replace

from catalog.model import Place
from catalog.search.bitsets import BitSets
from catalog.search.language.lexicon import Lexicon, Meaning, Sense
from catalog.search.language.morphology import inflected
from catalog.search.language.normalize import normalize, words
from catalog.search.language.toponym_roots import adjective_roots, adjectives, noun_roots
from catalog.search.language.word_lists import places_words
from catalog.search.places.place_names import (
    as_one_word,
    bare_name,
    compound_adjectives,
    one_ending,
    preposition,
    split_place,
)
from catalog.search.places.region_places import (
    Level,
    NamedPlaces,
    PlaceFact,
    PlaceName,
    RegionPlaces,
    slug,
)
from catalog.search.places.settlements import settlement_names

SHORTEST_LAST = 4
SHORTEST_ROOT = 5


@dataclass(frozen=True, slots=True)
class Located:
    """Where an institution is, as keys; "" where unknown."""

    municipality: str = ""
    locality: str = ""
    district: str = ""
    regional: bool = False  # the register gives the whole region as its municipality

    @property
    def own(self) -> str:
        """The key of the lowest place that it is said to belong to."""
        return self.district or self.locality or self.municipality


class Gazetteer:
    """Gives keys to places, and knows which institutions are at each."""

    def __init__(self, facts: RegionPlaces, lexicon: Lexicon, size: int) -> None:
        self._facts, self._lexicon = facts, lexicon
        self.towns = facts.towns
        self.bitsets = BitSets(size)
        self.names: dict[str, PlaceName] = dict(settlement_names(facts))
        self._groups: dict[tuple[Level, str, bool], NamedPlaces] = {}
        self._municipalities: dict[tuple[str, bool], str] = {}
        self._districts: dict[tuple[str, str], str] = {}
        self._located: dict[Place, tuple[Located, tuple[object, ...]]] = {}
        self._towns: set[str] = set()
        self._inflected: dict[str, PlaceName] = {}
        self._beside: dict[str, object] = {}  # of a place, the key of what counts as being there, too
        self._group_by_key: dict[str, NamedPlaces] = {}
        self._rooted: dict[str, list[NamedPlaces]] = {}  # root of the adjective → districts
        self.centres: dict[str, str] = {}  # name of a centre → key of its district
        self.region_key = facts.region.key if facts.region else "region"
        self._add_region()
        for fact in facts.facts:
            self._add_fact(fact)
        for fact in facts.facts:
            if fact.centre and (one_ending(normalize(fact.centre)), True) not in self._municipalities:
                self._locality(fact.centre, fact.key)

    # --- what the region's resources say

    def _add_region(self) -> None:
        region = self._facts.region
        label = region.name if region else places_words().region_of_no_name
        self.names[self.region_key] = PlaceName(self.region_key, label, "", Level.REGION)
        group = NamedPlaces(normalize(label), Level.REGION, [self.region_key])
        named = (region.name, *region.everyday) if region else ()
        for phrase in (*places_words().region_named, *named):
            self._lexicon.add_phrase(phrase, Sense(Meaning.PLACE, group))
        self.region_group = group

    def _add_fact(self, fact: PlaceFact) -> None:
        if fact.level is Level.MUNICIPALITY:
            group = self._municipality(fact.name, town=fact.town, key=fact.key)
            if fact.centre:
                self.centres[one_ending(normalize(fact.centre))] = fact.key
        elif fact.level is Level.DISTRICT:
            group = self._district(fact.name, fact.parent, key=fact.key)
        else:
            group = self._locality(fact.name, fact.parent, key=fact.key)
        for phrase in fact.everyday:
            self._lexicon.add_phrase(phrase, Sense(Meaning.PLACE, group))
        for phrase in fact.parts:
            self._lexicon.add_phrase(phrase, Sense(Meaning.SETTLEMENT, group))

    def _group(
        self, name: str, level: Level, key: str, *, town: bool = False, district: bool = False
    ) -> NamedPlaces:
        plain = one_ending(normalize(name))
        place = (level, plain, town)
        group = self._groups.get(place)
        if group is None:
            group = self._groups[place] = NamedPlaces(plain, level, [], town, district)
            self._teach(plain, group, places_words().on_a_river.split(normalize(name))[0])
        if key not in group.keys:
            group.keys.append(key)
        return group

    def _teach(self, name: str, group: NamedPlaces, short: str) -> None:
        """`short`: «Калач» for Калач-на-Дону."""
        sense = Sense(Meaning.PLACE, group)
        for said in dict.fromkeys((name, one_ending(short))):
            self._lexicon.add_phrase(said, sense)
        made = adjectives(name) if group.town else compound_adjectives(name)
        for adjective in made if group.town or group.level is Level.LOCALITY else ():
            self._lexicon.add_phrase(adjective, sense)

    def _municipality(self, name: str, *, town: bool, key: str = "") -> NamedPlaces:
        plain = one_ending(normalize(name))
        known = self._municipalities.get((plain, town))
        key = known or key or self._free(slug(name) + ("" if town else "-district"))
        if not known:
            self._municipalities[plain, town] = key
            label = name if town else places_words().district_label.format(name=name)
            if town:
                self._towns.add(key)
            self.names[key] = PlaceName(key, label, "", Level.MUNICIPALITY, self.region_key)
        group = self._group_by_key[key] = self._group(
            name, Level.MUNICIPALITY, key, town=town, district=not town
        )
        return group

    def _district(self, name: str, parent: str, key: str = "") -> NamedPlaces:
        plain = one_ending(normalize(name))
        known = self._districts.get((plain, parent))
        key = known or key or self._free(f"{parent}.{slug(name)}")
        if not known:
            self._districts[plain, parent] = key
            self.names[key] = PlaceName(
                key, places_words().district_label.format(name=name), "", Level.DISTRICT, parent
            )
        return self._group(name, Level.DISTRICT, key, district=True)

    def _locality(self, name: str, parent: str, key: str = "") -> NamedPlaces:
        town = self._municipalities.get((one_ending(normalize(name)), True))
        if town and parent in {town, self.region_key, ""}:
            return self._municipality(name, town=True)
        key = key or f"{parent}.{slug(name)}"
        self.names.setdefault(key, PlaceName(key, name, "", Level.LOCALITY, parent))
        # A town's name brings also what lies in it and belongs to the district around it.
        group = self._group(name, Level.MUNICIPALITY if town else Level.LOCALITY, key, town=bool(town))
        centre = one_ending(normalize(name))
        if self.centres.get(centre) == parent and not town:
            group.level = Level.LOCALITY
        return group

    def _free(self, key: str) -> str:
        found, number = key, 2
        while found in self.names:
            found, number = f"{key}-{number}", number + 1
        return found

    def finish(self) -> None:
        """After all institutions: «нехаевка» for a district, where no locality is called so."""
        self._root()
        self._find_centres()
        for (_level, name, _town), group in list(self._groups.items()):
            if group.town and len(name.split()) == 2:  # noqa: PLR2004 - «причал» for Северный Причал
                self._teach_last(name.split()[-1], group)
            village = places_words().district_village
            word = village.written.sub(village.read, name)
            if (
                group.district_of_region
                and word != name
                and (Level.LOCALITY, word, False) not in self._groups
            ):
                self._lexicon.add_phrase(word, Sense(Meaning.PLACE, group))

    def _root(self) -> None:
        for (level, name, _town), group in self._groups.items():
            for root in adjective_roots(name) if level is Level.MUNICIPALITY else ():
                self._rooted.setdefault(root, []).append(group)

    def _find_centres(self) -> None:
        """Where the region's resources name no centre: Верхняя Речка is that of Верхнереченский."""
        given = set(self.centres.values())
        found: dict[str, set[str]] = {}
        for (level, name, _town), group in self._groups.items():
            parents = {key.rpartition(".")[0] for key in group.keys} if level is Level.LOCALITY else set()
            for district in self.rooted(as_one_word(name)):
                for key in parents.intersection(district.keys) - given:
                    found.setdefault(key, set()).add(name)
        self.centres |= {names.pop(): key for key, names in found.items() if len(names) == 1}

    def _teach_last(self, word: str, group: NamedPlaces) -> None:
        if len(word) >= SHORTEST_LAST and not self._lexicon.is_phrase(word):
            self._lexicon.add_phrase(word, Sense(Meaning.PLACE, group))

    def rooted(self, word: str) -> tuple[NamedPlaces, ...]:
        """The districts named by an adjective of that place: «Красногорье» for the Красногорский."""
        found = [
            g for root in noun_roots(word) if len(root) >= SHORTEST_ROOT for g in self._rooted.get(root, ())
        ]
        return tuple(dict.fromkeys(found))

    def named(self, key: str) -> PlaceName | None:
        """The place of that key, as residents read it."""
        name = self._inflected.get(key) or self.names.get(key)
        if name is None or name.locative:
            return name
        label = name.label
        if name.level is Level.DISTRICT and name.parent in self.names:
            label = f"{label} {inflected(self.names[name.parent].label, 'gent')}"
        shown = inflected(name.label, "loct") + label[len(name.label) :]
        found = self._inflected[key] = replace(name, label=label, locative=f"{preposition(shown)} {shown}")
        return found

    def shown(self, located: Located) -> str:
        """Where an institution is, in short: «Волгоград, Дзержинский район», «Лебяжье, Камышинский район»."""
        keys = (
            (located.municipality, located.district)
            if located.district
            else (located.locality, located.municipality)
        )
        labels = [self.names[key].label for key in keys if key in self.names and key != self.region_key]
        parent = labels[0] if labels else ""
        return ", ".join(
            dict.fromkeys([parent, *(label.removesuffix(f" {parent}") for label in labels[1:])])
        ).strip(", ")

    def at(self, key: str) -> int:
        """The institutions at that place; a town's include those of the district around that lie in it."""
        if key in self.names and key not in self._beside:
            self._beside[key] = self._counted_there(self.names[key])
        return self.bitsets.bits(key) | self.bitsets.bits(self._beside.get(key, ""))

    def _counted_there(self, name: PlaceName) -> object:
        """The key of the set that counts as being at that place, too; "" for none."""
        plain = one_ending(normalize(name.label))
        if name.level is Level.MUNICIPALITY:
            group = self._groups.get((Level.MUNICIPALITY, plain, True))
            return group if group and name.key in group.keys else ""
        return ("no locality", name.parent) if self.centres.get(plain) == name.parent else ""

    # --- what the register says

    def add(self, number: int, place: Place) -> Located:
        """Note where an institution is."""
        known = self._located.get(place)
        if known is None:
            known = self._located[place] = self._read(place)
        located, keys = known
        for key in keys:
            self.bitsets.add(key, number)
        return located

    def _read(self, place: Place) -> tuple[Located, tuple[object, ...]]:
        municipality, regional = self._read_municipality(place.municipality)
        keys: dict[object, None] = {}
        if municipality:
            keys[municipality] = None
        locality_name, district_name = split_place(place)
        locality = district = ""
        if locality_name:
            group = self._locality(locality_name, municipality or self.region_key)
            locality = self._key_in(group, locality_name, municipality)
            keys |= dict.fromkeys((locality, group))
            if group.level is Level.MUNICIPALITY and regional:
                municipality = group.keys[0]
        elif municipality:
            keys["no locality", municipality] = None
        if district_name:
            parent = (
                locality
                if self.names.get(locality) and locality in self._municipalities.values()
                else municipality
            )
            group = self._district(district_name, parent or municipality)
            district = self._districts[one_ending(normalize(district_name)), parent or municipality]
            keys |= dict.fromkeys((district, group))
        if municipality in self.names:
            label = self.names[municipality]
            if label.level is Level.MUNICIPALITY:
                keys[self._group_of(municipality)] = None
        found = Located("" if regional else municipality, locality, district, regional)
        own = self.region_key if regional else _own(found, self.centres, locality_name)
        return found, (*keys, ("own", own), ("level", self._level(found, regional=regional)))

    def _level(self, located: Located, *, regional: bool) -> str:
        """The word for the level on which an institution stands: see `levels` in words.yaml."""
        if regional:
            return "region"
        if located.district or located.municipality in self._towns:
            return "town"
        name = self.names.get(located.locality)
        return "district" if not name or self.centres.get(one_ending(normalize(name.label))) else "locality"

    def _key_in(self, group: NamedPlaces, name: str, municipality: str) -> str:
        if group.town and municipality in {group.keys[0], "", self.region_key}:
            return group.keys[0]
        key = f"{municipality or self.region_key}.{slug(name)}"
        return key if key in self.names else group.keys[-1]

    def _group_of(self, key: str) -> NamedPlaces:
        return self._group_by_key[key]

    def _read_municipality(self, text: str) -> tuple[str, bool]:
        """The key, and whether it is the whole region."""
        text = self._with_its_centre(text)
        parts = words(text)
        if not parts:
            return "", False
        if places_words().region.intersection(parts):
            return self.region_key, True
        name = " ".join(part for part in parts if part not in places_words().municipal)
        if not name:
            return "", False
        held = places_words()
        district = not held.district_words.isdisjoint(parts) or held.district_letters <= set(parts)
        plain = one_ending(name)
        for town in (not district, district):
            if (plain, town) in self._municipalities and (town != district or not district):
                return self._municipalities[plain, town], False
        shown = bare_name(text)
        return self._municipality(shown, town=not district).keys[0], False

    def _with_its_centre(self, text: str) -> str:
        """«Валуйский район и город Валуйки» is the district; it says what its centre is."""
        found = places_words().district_and_town.search(text)
        if not found:
            return text
        district = found["district"] or found["after"]
        town = str(found["town"] or found["before"])
        key = self._read_municipality(district)[0]
        self.centres.setdefault(one_ending(normalize(town)), key)
        self._locality(town, key)
        return str(district)


def _own(located: Located, centres: dict[str, str], locality: str) -> str:
    """The place that an institution would be named after: the district, in the district's centre."""
    if located.district:
        return located.district
    if not located.locality or centres.get(one_ending(normalize(locality))) == located.municipality:
        return located.municipality
    return located.municipality if located.locality == located.municipality else located.locality
