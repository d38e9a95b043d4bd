"""What a column holds, told by its cells: names of institutions, telephones, addresses, numbers, people."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from catalog.register.cells.cells import PHONE
from catalog.register.cells.check_digits import inn_adds_up, ogrn_adds_up
from catalog.register.names.address_place import address_parts
from catalog.register.names.address_words import address_words
from catalog.register.names.kind_teller import kind_teller
from catalog.register.names.name_words import words
from catalog.resource_file import RESOURCES, Text, Words, read_resource
from catalog.search.vocabulary.vocabulary import load_vocabulary

MOST, ENOUGH, FEWEST = 0.6, 0.5, 2
LOOKED_AT = 200
GLUED = re.compile(r"(?<=[а-яё])(?=[А-ЯЁ])")
PERSON = re.compile(r"[А-ЯЁ][а-яё-]+ (?:[А-ЯЁ]\. ?){1,2}|(?:[А-ЯЁ]\. ?){1,2}[А-ЯЁ][а-яё-]+")
MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}")
HOST = re.compile(r"(?:https?://)?(?:[\w-]{1,63}\.){1,5}[a-zрф]{2,12}(?:/\S{0,300})?", re.IGNORECASE)
WORDS_OF_A_NAME = 3
OWN = frozenset({"site", "vk", "ok", "telegram", "max", "inn", "ogrn"})
"""What each institution has of its own: a portal that stands in every row is none of theirs."""


def column_of(cells: Sequence[str]) -> str:
    """The key of the column that holds such cells; «person» for people, empty where nothing is clear."""
    filled = [cell.strip() for cell in cells if cell.strip()][:LOOKED_AT]
    if len(filled) < FEWEST:
        return ""
    told = next((key for key, fits in TELLING if _share(filled, fits) >= MOST), "")
    return "" if told in OWN and len(set(filled)) * 2 <= len(filled) else told


def names_share(cells: Sequence[str]) -> float:
    """How many of the filled cells are names of institutions, by kind or legal form."""
    filled = [cell for cell in cells if cell.strip()][:LOOKED_AT]
    return _share(filled, _is_name) if len(filled) >= FEWEST else 0.0


def _is_name(cell: str) -> bool:
    """Whether it names an institution, and isn't the address of one: «ул. Мира, 5, здание школы № 1»."""
    is_address = _has_street_and_number(words(cell)) and not is_institution(cell.partition(",")[0])
    return is_institution(cell) and not is_address


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells)


@lru_cache(maxsize=50_000)
def is_institution(name: str) -> bool:
    """Whether a name tells what it is: its kind, or its legal form."""
    return bool(kind_teller()(name)) or bears_legal_form(name)


def bears_legal_form(name: str) -> bool:
    return any(word in _legal_forms() for word in words(name)[:WORDS_OF_A_NAME])


@lru_cache(maxsize=1)
def _legal_forms() -> frozenset[str]:
    """The short ones («мку», «гбуз») and the words that begin the long ones; not «со» or «во»."""
    singles = (one.lower().replace("ё", "е") for one in load_vocabulary().legal if " " not in one)
    return frozenset(one for one in singles if len(one) > len("ао"))


def is_person(cell: str) -> bool:
    """«Иванов Иван Иванович», «Иванова М.П.»"""
    said = cell.strip(" .,")
    if PERSON.fullmatch(said) or PERSON.fullmatch(cell.strip()):
        return True
    parts = GLUED.sub(" ", said).split()
    if parts and parts[-1].lower() in people_words().child_of:
        return all(part[:1].isupper() for part in parts[:-1])
    return (
        len(parts) == WORDS_OF_A_NAME
        and all(part[:1].isupper() and part.isalpha() for part in parts)
        and any(part.lower().endswith(people_words().patronymics) for part in parts[1:])
        and not kind_teller()(said)
    )


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """A people.yaml."""

    patronymics: Words
    child_of: frozenset[Text]


@cache
def people_words() -> PeopleWords:
    """The words, read and checked once. Raises ResourceError."""
    return read_resource(RESOURCES / "register" / "people.yaml", PeopleWords)


def _is_address(cell: str) -> bool:
    return _has_street_and_number(words(cell)) or bool(address_parts(cell).locality)


def _has_street_and_number(said: Sequence[str]) -> bool:
    is_street = any(word in address_words().streets for word in said)
    return is_street and any(word[0].isdigit() for word in said)


def _of(host: str) -> Callable[[str], bool]:
    return lambda cell: host in cell.lower()


def _digits(length: int, adds_up: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda cell: cell.isascii() and cell.isdigit() and len(cell) == length and adds_up(cell)


TELLING: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("person", is_person),
    ("mail", lambda cell: bool(MAIL.fullmatch(cell))),
    ("inn", _digits(10, inn_adds_up)),
    ("ogrn", _digits(13, ogrn_adds_up)),
    ("vk", lambda cell: any(host in cell.lower() for host in ("vk.com/", "vk.ru/"))),
    ("ok", _of("ok.ru/")),
    ("telegram", _of("t.me/")),
    ("max", _of("max.ru/")),
    ("site", lambda cell: bool(HOST.fullmatch(cell))),
    ("phone", lambda cell: bool(PHONE.match(cell))),
    ("address", _is_address),
)
