"""A region scattered over five sources, each of which names the same 5,600 institutions in its own way.

With gaps, doubles and contradictions; what `bench.scattered` puts together again.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.registers import synthetic
from catalog.model import Institution
from catalog.register.cells.check_digits import inn_adds_up, ogrn_adds_up

BRANCHES = ("ФАП", "библиотека", "дом культуры", "сельский клуб")
"""Kinds of which those of one municipality are branches of one legal body."""

GAP, DOUBLE, WRONG, SHOUTED, OTHER_PHONE = 0.12, 0.04, 0.03, 0.3, 0.2
SLIP, RENUMBERED = 0.02, 0.005
"""Shares of rows with a letter too much in a word, and under a number that the institution had before."""

LONG_WORD = re.compile(r"[А-Яа-яЁё]{7,}")
Row = list[str]
Source = tuple[str, Sequence[str], float, Callable[["Known", random.Random], Row]]


@dataclass(frozen=True)
class Known:
    """An institution with the numbers that the synthetic register lacks."""

    one: Institution
    inn: str
    ogrn: str


def known() -> list[Known]:
    """Whole bodies have numbers of their own; branches those of the body of their municipality."""
    numbers: dict[str, tuple[str, str]] = {}
    found = []
    for one in synthetic():
        body = f"{one.kind} {one.place.municipality}" if one.kind in BRANCHES else one.code
        if body not in numbers:
            numbers[body] = _inn(len(numbers)), _ogrn(len(numbers))
        found.append(Known(one, *numbers[body]))
    return found


def _inn(number: int) -> str:
    return next(made for last in range(10) if inn_adds_up(made := f"34{number:07}{last}"))


def _ogrn(number: int) -> str:
    return next(made for last in range(10) if ogrn_adds_up(made := f"10234{number:07}{last}"))


def official(it: Known, luck: random.Random) -> Row:
    """As the state's register of institutions: everything in full, the place in the address alone."""
    one = it.one
    name = one.official_name.upper() if luck.random() < SHOUTED else one.official_name
    place = f"Волгоградская обл., {one.place.municipality}, {one.place.locality}"
    return [
        name,
        f"{luck.randint(400, 404)}{luck.randint(100, 999)}, {place}, {one.address}",
        one.phone,
        it.inn,
        it.ogrn,
    ]


def office(it: Known, _luck: random.Random) -> Row:
    """A monthly sheet of an office: short names and the municipality."""
    one = it.one
    pages = "; ".join(page.url for page in one.pages if page.platform == "vk")
    return [one.short_name or one.official_name, one.place.municipality, one.place.locality, one.phone, pages]


def department(it: Known, luck: random.Random) -> Row:
    """A department's list: its own abbreviations, the town in a column, no municipality."""
    one = it.one
    name = _abbreviated(one.short_name or one.official_name)
    phone = one.phone if luck.random() > OTHER_PHONE else f"8 (8442) {luck.randint(10, 99)}-11-22"
    return [name, one.place.locality, one.address, phone]


def map_of_streets(it: Known, _luck: random.Random) -> Row:
    """As drawn on a map: everyday names, street and house."""
    one = it.one
    name = re.sub(r"^М(?!ФЦ)[А-Я]+ ", "", one.short_name or one.official_name)
    return [name, f"{one.place.locality}, {one.address}", one.place.municipality]


def listed(it: Known, _luck: random.Random) -> Row:
    """A list of names with their districts, and the ИНН."""
    one = it.one
    return [one.official_name, _district(one.place.municipality), it.inn]


def _abbreviated(name: str) -> str:
    for long, short in (("Детский сад", "Д/с"), ("Средняя школа", "СОШ"), ("сельская библиотека", "с/б")):
        name = name.replace(long, short)
    return name.replace("«", '"').replace("»", '"')


def _district(municipality: str) -> str:
    return municipality.replace("муниципальный район", "район").replace("городской округ город", "г.")


SOURCES: tuple[Source, ...] = (
    ("bus", ("Полное наименование", "Адрес", "Телефон", "ИНН", "ОГРН"), 0.8, official),
    (
        "office",
        ("Наименование", "Муниципальное образование", "Населённый пункт", "Телефон", "ВКонтакте"),
        0.7,
        office,
    ),
    ("department", ("Наименование учреждения", "Населённый пункт", "Адрес", "Телефон"), 0.5, department),
    ("map", ("Название", "Адрес", "Муниципальный район"), 0.4, map_of_streets),
    ("list", ("Полное наименование", "Район", "ИНН"), 0.6, listed),
)


def rows_of(source: Source, institutions: Sequence[Known], luck: random.Random) -> Iterator[tuple[int, Row]]:
    """The rows of a source, each with the position of its institution; gaps, doubles and contradictions."""
    _, header, share, written = source
    for at, it in enumerate(institutions):
        if luck.random() > share:
            continue
        for _ in range(2 if luck.random() < DOUBLE else 1):
            yield at, _spoilt(written(it, luck), header, luck)


def _spoilt(row: Row, header: Sequence[str], luck: random.Random) -> Row:
    if luck.random() < SLIP:
        row[0] = LONG_WORD.sub(lambda found: found[0][:4] + found[0][3:], row[0], count=1)
    if luck.random() < RENUMBERED:
        row[0] = re.sub(r"(?<=№ )\d+", lambda found: str(int(found[0]) + 30), row[0])
    for at, column in enumerate(header[1:], start=1):
        if column in ("Телефон", "ИНН", "ОГРН", "ВКонтакте") and luck.random() < GAP:
            row[at] = ""
        if column == "Телефон" and luck.random() < WRONG:
            row[at] = "8 (8442) 30-00-00"
        if column == "Адрес" and luck.random() < WRONG:
            row[at] = re.sub(r"\d+$", lambda found: str(int(found[0]) + 1), row[at])
        if column == "Населённый пункт" and luck.random() < GAP / 4:
            row[at] = ""
        if column == "ИНН" and row[at] and luck.random() < WRONG / 3:
            row[at] = row[at][:-1] + str((int(row[at][-1]) + 1) % 10)
    return row
