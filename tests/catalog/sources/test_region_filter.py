"""A row is of the region by what the source says of it, else by its address."""

import pytest

from catalog.region import Region, load_region
from catalog.search.places.region_places import RegionPlaces, load_places
from catalog.sources.model import Found
from catalog.sources.region_filter import region_filter

HERE = region_filter(load_region("volgograd"), load_places("volgograd"))


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ({"marks": ("34",)}, True),
        ({"marks": ("64",), "address": "г. Волгоград"}, False),
        ({"marks": ("18000",)}, True),
        ({"marks": ("18715000",)}, True),
        ({"marks": ("63000",)}, False),
        ({"marks": ("Волгоградская область",)}, True),
        ({"marks": ("Саратовская область",)}, False),
        ({"address": "403870, Волгоградская обл., г. Камышин"}, True),
        ({"address": "обл Волгоградская, с Ивановка"}, True),
        ({"address": "обл Вологодская,р-н Кирилловский"}, False),
        ({"address": "Респ. Дагестан, с. Карабудахкент"}, False),
        ({"address": "г Камышин, ул Мира, 5"}, True),
        ({"address": "г. Саратов, Волгоградская улица, 5"}, False),
        ({"inn": "3436000012"}, True),
        ({"inn": "6450000000"}, False),
        ({}, False),
    ],
)
def test_who_is_of_the_region(said: dict[str, object], taken: bool) -> None:
    assert HERE.takes(Found(official_name="x", **said), local=False) is taken  # type: ignore[arg-type]


def test_a_local_file_is_of_the_region_unless_it_says_otherwise() -> None:
    assert HERE.takes(Found(), local=True)
    assert not HERE.takes(Found(marks=("Саратовская область",)), local=True)


def test_a_region_without_a_folder_takes_everything() -> None:
    anywhere = region_filter(Region("nowhere"), RegionPlaces())
    assert anywhere.takes(Found(marks=("64",)), local=False)
