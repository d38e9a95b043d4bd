"""Small and large registers that the tests of the search share; each is indexed once a process."""

from contextlib import closing
from functools import cache
from pathlib import Path

from catalog.model import Institution, Place
from catalog.register.reading.reading import read_register_file
from catalog.search import Catalog
from catalog.search.places.region_places import RegionPlaces, load_places
from catalog.store.register import open_register

ROOT = Path(__file__).parent.parent.parent
SYNTHETIC = ROOT / "catalog/resources/demo/synthetic-register.csv"
SECOND = ROOT / "tests/data/regions/priozerye"


@cache
def synthetic() -> tuple[Institution, ...]:
    """The synthetic register, read once a process."""
    return tuple(read_register_file(SYNTHETIC, region="volgograd"))


@cache
def volgograd() -> Catalog:
    """The synthetic register with the region's resources."""
    return Catalog(synthetic(), load_places("volgograd"))


@cache
def second_region() -> Catalog:
    """Another region: its folder of resources and its register, of another shape."""
    return Catalog(read_register_file(SECOND / "register.csv", region=str(SECOND)), load_places(str(SECOND)))


def of(*institutions: Institution, places: RegionPlaces | None = None) -> Catalog:
    """A catalogue of just these."""
    return Catalog(institutions, places or RegionPlaces())


def stored(folder: Path, *institutions: Institution) -> str:
    """The address of a database in that folder with a register of just these."""
    url = f"sqlite:///{folder / 'register.sqlite3'}"
    with closing(open_register(url)) as register:
        register.versions.replace(institutions, note="tests")
    return url


def school(code: str, number: int, town: str) -> Institution:
    """A school of that number in a town of its own."""
    name = f"МОУ «Средняя школа № {number}» г. {town}"
    return Institution(code, name, kind="школа", place=Place(f"городской округ город {town}", town))
