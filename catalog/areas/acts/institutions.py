"""Which institution of the register an act means by a name or a code."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property

from catalog.areas.names.house import plain
from catalog.areas.names.places import Municipality, municipality_of
from catalog.areas.names.stems import name_words, stem
from catalog.model import Institution
from catalog.register.names.names import plain_name
from catalog.search.vocabulary.vocabulary import load_vocabulary


@cache
def _legal() -> frozenset[str]:
    return frozenset(
        stem(word).text for phrase in load_vocabulary().legal for word in name_words(plain(phrase))
    )


class Institutions:
    """The institutions of the register by code and by their names."""

    def __init__(self, institutions: Iterable[Institution]) -> None:
        self._codes: dict[str, Institution] = {}
        self._names: dict[str, list[Institution]] = defaultdict(list)
        for one in institutions:
            self._codes[one.code.lower()] = one
            for name in _names(one):
                self._names[plain_name(name)].append(one)

    @cached_property
    def _loose(self) -> dict[frozenset[str], list[Institution]]:
        """By names without words of legal form; made when a name isn't found as it is."""
        found: dict[frozenset[str], list[Institution]] = defaultdict(list)
        for one in self._codes.values():
            for name in _names(one):
                found[_loosely(name)].append(one)
        return found

    def by_code(self, code: str) -> Institution | None:
        return self._codes.get(code.strip().lower())

    def named(self, name: str, municipality: Municipality) -> list[Institution]:
        """Those that are called so; where several are, the ones in that municipality."""
        if by_code := self.by_code(name):
            return [by_code]
        found = self._names.get(plain_name(name)) or self._loose.get(_loosely(name)) or []
        found = list({one.code: one for one in found}.values())
        if len(found) > 1 and municipality.name:
            found = [one for one in found if municipality_of(one.place.municipality) == municipality] or found
        return found


def _names(one: Institution) -> list[str]:
    return list(filter(None, dict.fromkeys((one.official_name, one.short_name, *one.other_names))))


def _loosely(name: str) -> frozenset[str]:
    """The stems of a name without words of its legal form."""
    legal = _legal()
    return frozenset(found for word in name_words(plain(name)) if (found := stem(word).text) not in legal)
