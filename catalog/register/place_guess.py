"""Where an institution is, read out of its name and founder: «… г. Марево», «Администрация ГО Светлоборск».

The names of places are those of the region's resources and those that the file itself mentions.
"""

import re
from collections.abc import Iterable

from catalog.model import Place
from catalog.register.declension import adjective, as_name, nominative
from catalog.search.places.region_places import Level, RegionPlaces

IGNORING = re.IGNORECASE
NAME = r"(?P<name>[а-яё]+(?:-[а-яё]+)*(?: [а-яё]+(?:-[а-яё]+)*)?)"
WORD = r"(?P<name>[а-яё]+(?:-[а-яё]+)*)"
SETTLEMENTS = {
    "г.": r"г\.|гор\.|города?\b|го\b|городского округа\b(?: города?\b| г\.)?(?:-герой| герой|-героя)?",
    "р.п.": r"р\. ?п\.|рп\b|рабоч(?:ий|его) пос[её]л(?:ок|ка)\b",
    "пгт": r"п\. ?г\. ?т\.|пгт\b\.?",
    "п.": r"п\.|пос\.|пос[её]л(?:ок|ка)\b",
    "с.": r"с\.|сел[оа]\b",
    "х.": r"х\.|хутора?\b",
    "ст.": r"ст\.|ст-ц[аы]\b|станиц[аы]\b",
    "д.": r"д\.|дер\.|деревн[яи]\b",
    "сл.": r"сл\.|слобод[аы]\b",
    "аул": r"аула?\b",
}
SETTLEMENT = re.compile(
    rf"(?<![а-яё-])(?:{'|'.join(f'({kind})' for kind in SETTLEMENTS.values())}) ?{NAME}", IGNORING
)
MUNICIPALITY = re.compile(rf"{WORD} муниципальн(?:ого|ый) (?P<type>район|округ)а?\b", IGNORING)
CITY_DISTRICT = re.compile(rf"{WORD} района (?:города |г\. ?)?(?P<city>[а-яё]+(?:-[а-яё]+)*)", IGNORING)
REGION = re.compile(r"(?P<feminine>[а-яё-]+ской) области\b|(?P<masculine>[а-яё-]+ского) края\b", IGNORING)
INITIAL = re.compile(r"(?<![А-Яа-яЁё])[А-ЯЁ]\. ?(?=[А-ЯЁ])")
INITIALS = re.compile(r"(?<![А-ЯЁ])(?!Р\. ?П\.)[А-ЯЁ]\. ?[А-ЯЁ]\. ?[А-ЯЁ-]+")
DISTRICT_HOSPITAL = re.compile(rf"{WORD} (?:црб|районн|центральн\w+ районн|рб\b)", IGNORING)
TOWN = "городской округ город"


class PlaceGuess:
    """Reads places out of names. Built for one file, because the file teaches it names."""

    def __init__(self, facts: RegionPlaces, texts: Iterable[str]) -> None:
        named = [fact.name for fact in facts.facts] + [fact.centre for fact in facts.facts if fact.centre]
        self._sure = {name.lower() for name in named}
        self._towns = {
            fact.name.lower() for fact in facts.facts if fact.level is Level.MUNICIPALITY and fact.town
        }
        self._met: set[str] = set()
        self._municipalities: dict[str, str] = {}
        for text in set(texts):
            self._learn(_plain(text))

    def _learn(self, text: str) -> None:
        if not text.isupper():
            self._met.update(_words(found).lower() for found in SETTLEMENT.finditer(text))
        for municipality in _municipalities(text):
            self._municipalities.setdefault(_stem(municipality.split()[0]), municipality)

    def place(self, name: str, founder: str) -> Place:
        """The place, its parts empty where neither text tells them."""
        own, over = _plain(name), _plain(founder)
        district, city = self._city_district(own)
        locality = city or self._settlement(own)
        municipality = self._municipality(own, over, locality)
        if not locality and municipality.startswith(TOWN):
            locality = municipality.removeprefix(TOWN + " ")
        return Place(municipality, locality, district)

    def _municipality(self, own: str, over: str, locality: str) -> str:
        for text in (own, over):
            if found := _municipalities(text):
                return found[0]
        hospital = DISTRICT_HOSPITAL.search(own)
        if hospital and (known := self._municipalities.get(_stem(hospital["name"]))):
            return known
        town = self._town(over) or (locality if locality.lower() in self._towns else "")
        if town:
            return f"{TOWN} {town}"
        return "" if locality else _region(own) or _region(over)

    def _town(self, founder: str) -> str:
        """The town whose administration founded it."""
        found = SETTLEMENT.search(founder)
        return self._name(found) if found and found[1] else ""

    def _city_district(self, text: str) -> tuple[str, str]:
        """«Заречного района города Приозёрска»: the district and its city, where the city is a known town."""
        for found in CITY_DISTRICT.finditer(text):
            city = nominative(found["city"].lower(), self._sure, self._met)
            if city in self._sure or city in self._met:
                return f"{as_name(adjective(found['name'].lower()))} район", as_name(city)
        return "", ""

    def _settlement(self, text: str) -> str:
        """The last locality that the text names, with its kind; a town without."""
        *_, found = [None, *SETTLEMENT.finditer(text)]
        if found is None:
            return ""
        kind = next(kind for at, kind in enumerate(SETTLEMENTS, start=1) if found[at])
        return self._name(found) if kind == "г." else f"{kind} {self._name(found)}"

    def _name(self, found: re.Match[str]) -> str:
        words = _words(found).lower()
        # In capitals one can't see where the name ends: a second word must be known to belong to it.
        if found.string.isupper() and " " in words:
            whole = nominative(words, self._sure, self._met)
            words = words if whole in self._sure or whole in self._met else words.split()[0]
        return as_name(nominative(words, self._sure, self._met))


def _words(found: re.Match[str]) -> str:
    """The words of a settlement's name: a second one belongs to it if it is written like a name."""
    first, _, second = found["name"].partition(" ")
    return found["name"] if second and (second.istitle() or found.string.isupper()) else first


def _municipalities(text: str) -> list[str]:
    return [
        f"{as_name(adjective(found['name'].lower()))} муниципальный {found['type'].lower()}"
        for found in MUNICIPALITY.finditer(text)
    ]


def _region(text: str) -> str:
    found = REGION.search(text)
    if not found:
        return ""
    if found["feminine"]:
        return as_name(found["feminine"].lower().removesuffix("ской") + "ская") + " область"
    return as_name(adjective(found["masculine"].lower())) + " край"


def _stem(form: str) -> str:
    return re.sub(r"(?:ий|ая|ое|ой|ого)$", "", form.lower().replace("ё", "е"))


def _plain(text: str) -> str:
    """Without quotes and brackets, and without the initials of people, which look like «с.» and «г.»."""
    bare = " ".join(re.sub(r"[«»\"“”„()]", " ", text).split())
    return (INITIALS if bare.isupper() else INITIAL).sub("", bare)
