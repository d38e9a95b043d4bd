"""`python -m bench.scattered [SEED]`: a region scattered over five sources, put together again by import.

Each source names the same 5,600 institutions in its own way, with gaps, doubles and contradictions; each is
imported with `--update --yes` over what the ones before it made. Pairs of rows that came to one code are
compared with those that are one institution: precision and recall of merging.
"""

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.registers import synthetic
from catalog.model import Institution
from catalog.register.check_digits import inn_adds_up, ogrn_adds_up
from catalog.register.importing import apply, preview_reading
from catalog.register.options import Options
from catalog.register.reading import TableReading, read_tables
from catalog.register.sheet import Sheet
from catalog.store.register import open_register

SEED = 20261130
BRANCHES = ("ФАП", "библиотека", "дом культуры", "сельский клуб")
"""Kinds of which those of one municipality are branches of one legal body."""

GAP, DOUBLE, WRONG, SHOUTED, OTHER_PHONE = 0.12, 0.04, 0.03, 0.3, 0.2
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
    name = re.sub(r"^М[А-Я]+ ", "", one.short_name or one.official_name)
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


def main(seed: int) -> None:
    luck, institutions = random.Random(seed), known()  # noqa: S311 - the same region in every run
    codes: dict[str, list[int]] = defaultdict(list)
    with TemporaryDirectory() as folder, closing(open_register(f"sqlite:///{folder}/r.sqlite3")) as register:
        for source in SOURCES:
            table = list(rows_of(source, institutions, luck))
            sheet = Sheet("", [(1, list(source[1])), *((at + 2, row) for at, (_, row) in enumerate(table))])
            started = perf_counter()
            reading = read_tables([sheet], Options(region="volgograd"))
            preview = preview_reading(register, reading, updating=True)
            if preview.faults:
                sys.stdout.write(f"{source[0]}: {preview.faults[0]}\n")
                continue
            kept = _kept(reading, {doubt.at for doubt in preview.doubts if doubt.is_left_out})
            for number, one in zip(kept, preview.institutions, strict=True):
                codes[one.code].append(table[number - 2][0])
            apply(register, preview, source[0], confirmed=True)
            left_out = sum(doubt.is_left_out for doubt in preview.doubts)
            sys.stdout.write(
                f"{source[0]:12}{len(table):6} rows, added {len(preview.added):5}, "
                f"asked {len(preview.doubts):5}, left out {left_out:4}, {perf_counter() - started:6.1f} s\n"
            )
    _report(codes)


def _kept(reading: TableReading, left_out: set[int]) -> list[int]:
    return [row.number for at, row in enumerate(reading.rows) if at not in left_out]


def _report(codes: dict[str, list[int]]) -> None:
    together = sum(_pairs(len(rows)) for rows in codes.values())
    right = sum(_pairs(many) for rows in codes.values() for many in Counter(rows).values())
    all_rows = Counter(at for rows in codes.values() for at in rows)
    wanted = sum(map(_pairs, all_rows.values()))
    sys.stdout.write(
        f"institutions {len(all_rows)}, codes {len(codes)}, "
        f"precision {right / together:.4f}, recall {right / wanted:.4f}\n"
    )
    if "-v" in sys.argv:
        _examples(codes)


def _examples(codes: dict[str, list[int]]) -> None:
    """What was taken for one and isn't, and what stayed apart."""
    institutions = synthetic()
    wrong = [rows for rows in codes.values() if len(set(rows)) > 1]
    apart: dict[int, list[str]] = defaultdict(list)
    for code, rows in codes.items():
        for at in set(rows):
            apart[at].append(code)
    for rows in wrong[:30]:
        sys.stdout.write("ONE: " + " | ".join(_shown(institutions[at]) for at in set(rows)) + "\n")
    for at, several in [(at, some) for at, some in apart.items() if len(some) > 1][:40]:
        sys.stdout.write(f"APART {len(several)}: {_shown(institutions[at])}\n")


def _shown(one: Institution) -> str:
    return f"{one.code} {one.official_name} [{one.short_name}] {one.place} {one.address}"


def _pairs(many: int) -> int:
    return many * (many - 1) // 2


if __name__ == "__main__":
    main(next((int(word) for word in sys.argv[1:] if word.isdigit()), SEED))
