"""Where an institution is, read out of its postal address, in any of the orders that offices write it.

«403870, Волгоградская обл., г. Камышин, ул. Мира, д. 5» · «обл. Иркутская, р-н. Ольхонский, п. Еланцы» ·
«Ульяновск, ул. Гоголя, 8». A name without the word «город» is a town only where it is known as one, or where
the address puts it between its area and a street: «Котовский район, Подтёлков, ул. Мира».
"""

import re
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from catalog.model import Place
from catalog.register.names.address_words import address_words, marks_part, settlement_kinds

WORD = re.compile(r"[А-Яа-яЁёA-Za-z]+(?:[-/][А-Яа-яЁё]+)*|\d+\S*")
ABBREVIATED = re.compile(r"(?<![а-яё])([рпсг])\.? ?([гптос])\.(?: ?(т)\.)?(?=[ А-ЯЁа-яё]|$)", re.IGNORECASE)
MOST_WORDS = 3
OFTEN = 2
"""So many addresses that begin with a name before a street tell that it is a town."""


@dataclass(frozen=True, slots=True)
class AddressParts:
    """What one address tells: names as they stand there. `bare` is a name that nothing is said of."""

    area: str = ""
    is_circle: bool = False  # an «округ», of a town or of a former district
    locality: str = ""
    kind: str = ""  # of the locality: «с.», empty for a town
    district: str = ""
    bare: str = ""

    @property
    def written(self) -> str:
        """The locality as the register writes it."""
        return f"{self.kind} {self.locality}".strip()


@lru_cache(maxsize=20_000)
def address_parts(address: str) -> AddressParts:
    """The parts of the first address."""
    found, within_area = AddressParts(), ""
    in_street = False
    for part in _first(address).split(","):
        words = WORD.findall(part)
        if in_street:
            named = _locality(words) if words and _plain(words[0]) in address_words().towns else None
            if named and not found.locality:
                return replace(found, kind=named[0], locality=named[1])
            continue
        is_within_area = bool(found.area) and not found.bare
        found = _with_part(found, words)
        in_street = any(_plain(word) in address_words().streets for word in words)
        if in_street and within_area and not found.locality:
            found = replace(found, locality=within_area)
        within_area = found.bare if is_within_area else ""
    return found


def _with_part(found: AddressParts, words: list[str]) -> AddressParts:
    area, is_circle = _area(words)
    if area and found.locality:
        return replace(found, district=found.district or area)
    if area:
        return found if found.area else replace(found, area=area, is_circle=is_circle)
    if named := _locality(words):
        return found if found.locality else replace(found, kind=named[0], locality=named[1])
    if not found.locality and not found.bare and _is_bare(words):
        return replace(found, bare=" ".join(words))
    return found


def known_towns(addresses: Iterable[str]) -> set[str]:
    """The names, in lower case, that addresses tell to be settlements: by a word, or by beginning often."""
    bare: Counter[str] = Counter()
    known = set()
    for address in addresses:
        parts = address_parts(address)
        known.add(parts.locality.lower())
        bare[parts.bare.lower()] += 1
    return (known | {name for name, many in bare.items() if many >= OFTEN}) - {""}


def place_of(address: str, known: Container[str]) -> Place:
    """The place in the words of the address. `known`: names in lower case that are towns without a word."""
    parts = address_parts(address)
    town = parts.bare if not parts.locality and parts.bare.lower() in known else ""
    # «Волгоград, Дзержинский район» names the district of a town that was named before it.
    is_after = 0 <= address.find(town) < address.find(parts.area) if town and parts.area else False
    district = parts.district or (parts.area if is_after else "")
    municipality = "" if is_after else municipality_of(parts)
    return Place(municipality, parts.written or town, f"{district} район" if district else "")


def municipality_of(parts: AddressParts) -> str:
    """«Еланский район», «Мытищинский муниципальный округ», «городской округ Самара»."""
    if not parts.area:
        return ""
    if not parts.is_circle:
        return f"{parts.area} район"
    return (
        f"{parts.area} муниципальный округ" if parts.area.endswith("ий") else f"городской округ {parts.area}"
    )


def _first(address: str) -> str:
    """The first of several addresses, its abbreviations parted from what follows them."""
    first = re.split(r"[;\n]", address, maxsplit=1)[0]
    return ABBREVIATED.sub(lambda found: "".join(filter(None, found.groups())).lower() + " ", first)


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")


def _area(words: list[str]) -> tuple[str, bool]:
    """«Еланский р-н», «р-н. Ольхонский», «г.о. Мытищи»; «городской округ город Камышин» has a town in it."""
    known = address_words()
    at = next((at for at, word in enumerate(words) if _plain(word) in known.areas), None)
    if at is None or any(_plain(word) in known.streets for word in words[:at]):
        return "", False
    if any(_plain(word) in settlement_kinds() for word in words):
        return "", False
    named = _capitals(words[at + 1 :]) or _capitals(list(reversed(words[:at])))[::-1]
    return " ".join(named), _plain(words[at]) in known.circles


def _locality(words: list[str]) -> tuple[str, str] | None:
    """The kind and the name of a settlement, said before it or after."""
    known = address_words()
    for at, word in enumerate(words):
        plain = _plain(word)
        if plain in known.streets:
            return None
        if plain not in settlement_kinds():
            continue
        named = _without_street(_capitals(words[at + 1 :]), words[at + 1 :])
        if not named and at == len(words) - 1:
            named = _capitals(list(reversed(words[:at])))[::-1]
        if named:
            return settlement_kinds()[plain], " ".join(named)
    return None


def _without_street(named: list[str], words: list[str]) -> list[str]:
    """The town of «Москва Воронцовская ул., д. 21», where the street's name stands before its word."""
    after = words[len(named) :]
    is_street = bool(after) and _plain(after[0]) in address_words().streets and not _capitals(after[1:])
    is_before = is_street or (bool(after) and after[0][0].isdigit())
    while is_before and len(named) > 1 and named[-1].endswith(address_words().adjectives):
        named = named[:-1]
    return named


def _capitals(words: Iterable[str]) -> list[str]:
    """The words at the beginning that are written like a name and mark nothing."""
    found: list[str] = []
    for word in words:
        plain = _plain(word)
        if plain in address_words().passed and not found:
            continue
        if not word[:1].isupper() or marks_part(plain) or len(found) == MOST_WORDS:
            break
        found.append(word)
    return found


def _is_bare(words: list[str]) -> bool:
    known = address_words()
    marked = any(marks_part(_plain(word)) or _plain(word) in known.passed for word in words)
    return bool(words) and not marked and len(_capitals(words)) == len(words)
