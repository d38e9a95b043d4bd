"""Whether a row is of the region: by what the source says of it, else by its address."""

import re
from dataclasses import dataclass
from functools import cache

from catalog.region import Region
from catalog.search.places.region_places import Level, RegionPlaces
from catalog.sources.model import Found

SUBJECT = re.compile(r"\d{1,2}")
OKATO = re.compile(r"\d{3,11}")
TOWN = re.compile(r"(?:^|[ ,])(?:г|гор|город)\.? ?(?P<name>[А-ЯЁ][а-яё-]{2,40}(?: [А-ЯЁ][а-яё]{2,40})?)")
ADJECTIVE = re.compile(r"(?P<stem>[а-яё-]{4,40}?)(?:ая|ий|ский край)$")
ANY_REGION = re.compile(
    r"(?<![а-яё])(?:[а-яё-]{3,40}(?:ая|ой) обл|обл\.? [а-яё-]{3,40}(?:ая|ой)|[а-яё-]{3,40}(?:ий|ого) кра"
    r"|респ)"
)


@dataclass(frozen=True, slots=True)
class RegionFilter:
    """Knows one region by its name, the code of the subject, OKATO, and its towns."""

    title: str = ""  # «волгоградская область»; empty: everything is taken
    stem: str = ""  # «волгоградск»
    subject: str = ""  # «34»
    okato: str = ""  # «18»; OKTMO begins alike
    towns: frozenset[str] = frozenset()

    @property
    def _named(self) -> re.Pattern[str]:
        return _pattern(self.stem)

    def takes(self, found: Found, *, local: bool) -> bool:
        """Whether the row is of the region. `local`: the file is of one place, and silence means that one."""
        if not self.title:
            return True
        for mark in found.marks:
            if (verdict := self._of_mark(mark)) is not None:
                return verdict
        of_address = self._of_text(f"{found.address} {found.municipality} {found.locality}")
        if of_address is not None:
            return of_address
        if self.subject and found.inn[:2].isdigit() and not local:
            return found.inn.startswith(self.subject)
        return local

    def is_elsewhere(self, mark: str) -> bool:
        """Whether a code of subject, OKATO or OKTMO is another region's."""
        return bool(self.title) and self._of_mark(mark) is False

    def _of_mark(self, mark: str) -> bool | None:
        digits = mark.replace(" ", "")
        if self.subject and SUBJECT.fullmatch(digits):
            return digits.zfill(2) == self.subject
        if self.okato and OKATO.fullmatch(digits):
            return digits.startswith(self.okato)
        return self._of_text(mark)

    def _of_text(self, text: str) -> bool | None:
        """What a text says of the region, or None where it names none."""
        plain = text.lower()
        if self.stem and self._named.search(plain):
            return True
        if self.title in plain:
            return True
        if ANY_REGION.search(plain):
            return False
        named = [found["name"].lower() for found in TOWN.finditer(text)]
        if any(name in self.towns for name in named):
            return True
        return False if named else None


@cache
def _pattern(stem: str) -> re.Pattern[str]:
    """«Волгоградская обл.», «обл Волгоградская»."""
    name = re.escape(stem)
    return re.compile(rf"(?<![а-яё]){name}[а-яё]{{1,4}}\.? (?:обл|кра)|(?:обл|край)[а-яё]{{0,5}}\.? {name}")


def region_filter(region: Region, places: RegionPlaces) -> RegionFilter:
    """The filter of a region; one without a title takes everything."""
    title = region.title.lower()
    stem = re.sub(r"(?:ая|ий)$", "", title.partition(" ")[0])
    towns = {fact.name for fact in places.facts if fact.level is Level.MUNICIPALITY and fact.town}
    towns |= {fact.centre for fact in places.facts if fact.centre}
    return RegionFilter(title, stem, region.subject, region.okato, frozenset(town.lower() for town in towns))
