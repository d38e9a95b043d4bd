"""Registers of real names, as rows with a code each; those beside the repository are read, never copied."""

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from catalog.model import Institution
from catalog.register.reading.reading import read_register_file
from catalog.search import Catalog
from catalog.search.places.region_places import RegionPlaces, load_places
from tests.data.querygen.register import Row, read_register
from tests.data.speechgen.district import rows_of_districts, rows_of_voronezh

SHARED = Path(__file__).parents[4] / "shared"
SYNTHETIC = Path(__file__).parents[3] / "catalog/resources/demo/synthetic-register.csv"
STARTER = SHARED / "queries/starter-register.csv"
NEW = SHARED / "facts/new"
REAL = SHARED / "real_registers"
REGIONS = {"starter": "volgograd", "oblast": "volgograd", "synthetic": "volgograd"}
FILES = {"starter": STARTER, "synthetic": SYNTHETIC}
COLUMNS = (
    "Код", "Полное наименование", "Краткое наименование", "Тип", "Муниципальное образование",
    "Населённый пункт", "Адрес",
)  # fmt: skip


def is_here() -> bool:
    """Whether the registers lie beside the repository."""
    return STARTER.is_file() and REAL.is_dir()


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of a register."""
    return tuple(_MADE[name]())


@cache
def catalog(name: str) -> Catalog:
    """The search over it: the rows go through the importer, as an operator's file would."""
    region = REGIONS.get(name, "")
    return Catalog(_institutions(name, region), load_places(region) if region else RegionPlaces())


def _institutions(name: str, region: str) -> list[Institution]:
    if name in FILES:
        return read_register_file(FILES[name], region=region)
    if name == "oblast":  # the starter register's other names count, too
        return [*_institutions("starter", region), *_imported(tuple(_added()), region)]
    return _imported(rows(name), region)


def _imported(found: Sequence[Row], region: str) -> list[Institution]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "register.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(COLUMNS)
            writer.writerows(
                (row.code, row.full, row.short, row.kind, row.municipality, row.place, row.address)
                for row in found
            )
        return read_register_file(file, region=region)


def _read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def _real(file: str, prefix: str, region: str = "") -> Iterator[Row]:
    """Names as they are, without a kind; the place in whatever words the source had."""
    found = (line for line in _read(REAL / file) if region in line["municipality"])
    for number, line in enumerate(found, start=1):
        yield Row(
            f"{prefix}-{number:04}", line["official_name"], line["name"], "", line["municipality"],
            line["locality"], line["address"],
        )  # fmt: skip


def _added() -> Iterator[Row]:
    """The region's courts and bodies that the starter register lacks."""
    known = {row.full for row in rows("starter")}
    for number, line in enumerate(_read(NEW / "courts_for_import.csv"), start=1):
        yield Row(
            f"court-{number:03}", line["Полное наименование"], "", line["Тип"],
            line["Муниципальное образование"], line["Населённый пункт"], line["Адрес"],
        )  # fmt: skip
    for number, line in enumerate(_read(NEW / "organisations_more.csv"), start=1):
        full = line["official_name"] or line["name"]
        if full not in known and line["kind"] != "court":
            yield Row(
                f"more-{number:03}", full, line["name"], "", line["municipality"], line["locality"],
                line["address"],
            )  # fmt: skip


def _districts() -> Iterator[Row]:
    """A region that isn't the project's: its real schools, and the bodies that every district has."""
    for row in _real("belgorod_schools_2009.csv", "BEL"):
        place = row.municipality.split(" и город ")[0]
        yield Row(row.code, row.full, row.short, "", place, row.place, row.address)
    yield from rows_of_districts()


_MADE: dict[str, Callable[[], Iterable[Row]]] = {
    "starter": lambda: read_register(STARTER),
    "oblast": lambda: (*rows("starter"), *_added()),
    "synthetic": lambda: read_register(SYNTHETIC),
    "belgorod": lambda: _real("belgorod_schools_2009.csv", "BEL"),
    "districts": _districts,
    "voronezh": rows_of_voronezh,
    "usolye": lambda: _real("usolye_sibirskoye_2021.csv", "USO"),
    "nyurba": lambda: _real("nyurba_education.csv", "NYU"),
    "orenburg": lambda: _real("additional_education_russia_2022.csv", "ORE", "Оренбургская"),
    "omsk": lambda: _real("additional_education_russia_2022.csv", "OMS", "Омская"),
}
