from importlib.resources import as_file, files

import pytest

from catalog.index import Catalog
from catalog.model import RegisterVersion
from catalog.places import load_places
from catalog.region import load_region, starter
from catalog.register.reading import read_register_file
from handlers.context import Context

DEMO = files("catalog") / "resources" / "demo" / "synthetic-register.csv"


@pytest.fixture(scope="session")
def starting() -> Context:
    """The dialogue on the starter register: real institutions, nothing confirmed."""
    region = load_region("volgograd")
    version = RegisterVersion(1, "2026-11-23T00:00:00Z", "starter", "starter")
    return Context(Catalog(starter(region), load_places("volgograd"), version), region, label="starter")


@pytest.fixture(scope="session")
def synthetic() -> Context:
    """The dialogue on 5,600 invented institutions."""
    region = load_region("volgograd")
    version = RegisterVersion(1, "2026-11-23T00:00:00Z", "demo", "synthetic")
    with as_file(DEMO) as path:
        institutions = read_register_file(path)
    return Context(Catalog(institutions, load_places("volgograd"), version), region, label="synthetic")
