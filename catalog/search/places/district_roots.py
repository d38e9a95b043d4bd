"""Districts by the root of their adjective: Верхняя Речка is the centre of the Верхнереченский."""

from catalog.search.language.toponym_roots import adjective_roots, noun_roots
from catalog.search.places.place_names import as_one_word
from catalog.search.places.region_places import Level, NamedPlaces
from catalog.search.places.teach_places import Groups

SHORTEST_ROOT = 5


class DistrictRoots:
    """Municipalities by the roots of their names."""

    def __init__(self, groups: Groups) -> None:
        self._rooted: dict[str, list[NamedPlaces]] = {}
        for (level, name, _town), group in groups.items():
            for root in adjective_roots(name) if level is Level.MUNICIPALITY else ():
                self._rooted.setdefault(root, []).append(group)

    def named_after(self, place: str) -> tuple[NamedPlaces, ...]:
        """The districts named by an adjective of that place: «Красногорье» for the Красногорский."""
        roots = [root for root in noun_roots(place) if len(root) >= SHORTEST_ROOT]
        return tuple(dict.fromkeys(group for root in roots for group in self._rooted.get(root, ())))


def find_centres(groups: Groups, roots: DistrictRoots, given: set[str]) -> dict[str, str]:
    """Name of the centre → key of its district, where the region's resources name none.

    `given`: the keys of districts whose centre is known.
    """
    found: dict[str, set[str]] = {}
    for (level, name, _town), group in groups.items():
        parents = {key.rpartition(".")[0] for key in group.keys} if level is Level.LOCALITY else set()
        for district in roots.named_after(as_one_word(name)):
            for key in parents.intersection(district.keys) - given:
                found.setdefault(key, set()).add(name)
    return {names.pop(): key for key, names in found.items() if len(names) == 1}
