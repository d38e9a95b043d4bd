"""All places of one register, how they are shown to residents, and who is at each."""

from dataclasses import replace

from catalog.model import Place
from catalog.search.bitsets import BitSets
from catalog.search.language.lexicon import Lexicon
from catalog.search.language.morphology import inflected
from catalog.search.places.district_roots import DistrictRoots, find_centres
from catalog.search.places.known_places import KnownPlaces
from catalog.search.places.locate import Located, locate
from catalog.search.places.place_names import plain_name, preposition
from catalog.search.places.region_places import Level, NamedPlaces, PlaceName, RegionPlaces
from catalog.search.places.teach_places import teach_short_names


class Gazetteer:
    """Knows the places by key, and which institutions are at each."""

    def __init__(self, facts: RegionPlaces, lexicon: Lexicon, size: int) -> None:
        self._lexicon, self._places = lexicon, KnownPlaces(facts, lexicon)
        self.towns, self.region_key = facts.towns, self._places.region_key
        self.names, self.centres = self._places.names, self._places.centres
        self.bitsets = BitSets(size)
        self._roots = DistrictRoots({})
        self._located: dict[Place, tuple[Located, tuple[object, ...]]] = {}
        self._inflected: dict[str, PlaceName] = {}
        self._beside: dict[str, object] = {}  # of a place, the key of what counts as being there, too

    def add(self, number: int, place: Place) -> Located:
        """Note where an institution is."""
        known = self._located.get(place)
        if known is None:
            known = self._located[place] = locate(place, self._places)
        located, keys = known
        for key in keys:
            self.bitsets.add(key, number)
        return located

    def finish(self) -> None:
        """After all institutions: what can only be told when every place is known."""
        groups = self._places.groups
        self._roots = DistrictRoots(groups)
        self.centres |= find_centres(groups, self._roots, set(self.centres.values()))
        teach_short_names(self._lexicon, groups)

    def rooted(self, word: str) -> tuple[NamedPlaces, ...]:
        """The districts named by an adjective of that place."""
        return self._roots.named_after(word)

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
        plain = plain_name(name.label)
        if name.level is Level.MUNICIPALITY:
            group = self._places.groups.get((Level.MUNICIPALITY, plain, True))
            return group if group and name.key in group.keys else ""
        return ("no locality", name.parent) if self.centres.get(plain) == name.parent else ""
