"""The two registers that dialogues are played on, each made once a process."""

from copy import copy
from functools import cache

from catalog.model import RegisterVersion
from catalog.region import load_region, starter
from catalog.search import Catalog
from catalog.search.needs.reader import reader_of
from catalog.search.places.region_places import load_places
from handlers.context import Context
from tests.catalog.registers import volgograd


@cache
def starting() -> Context:
    """The starter register: real institutions, nothing confirmed."""
    region = load_region("volgograd")
    version = RegisterVersion(1, "2026-11-23T00:00:00Z", "starter", "starter")
    catalog = Catalog(starter(region), load_places("volgograd"), version, needs=reader_of("volgograd"))
    return Context(catalog, region, label="starter")


@cache
def synthetic() -> Context:
    """5,600 invented institutions."""
    region = load_region("volgograd")
    version = RegisterVersion(1, "2026-11-23T00:00:00Z", "demo", "synthetic")
    catalog = copy(volgograd())  # the index is shared with the tests of the search
    catalog.needs = reader_of("volgograd")
    catalog._take(catalog._index, version)
    return Context(catalog, region, label="synthetic")
