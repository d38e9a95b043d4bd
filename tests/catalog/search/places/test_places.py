"""What the region's resources say of its places."""

from dataclasses import replace
from pathlib import Path

import pytest

from catalog.region import load_region, starter
from catalog.resource_file import RESOURCES, ResourceError
from catalog.search import Catalog
from catalog.search.places.region_places import PlaceEntry, PlacesFile, Town, load_places, places_of


def test_a_districts_point_is_its_centres_and_leads_to_the_district() -> None:
    entry = PlaceEntry("dubovsky", "Дубовский", type="муниципальный район", centre="Дубовка")
    assert places_of(PlacesFile(municipalities=(entry,))).towns == ()
    (town,) = places_of(PlacesFile(municipalities=(replace(entry, point=(49.0555, 44.827)),))).towns
    assert town == Town("Дубовка", "dubovsky", (49.0555, 44.827))


def test_the_towns_of_the_oblast_lie_in_it_and_can_be_looked_through() -> None:
    region = load_region("volgograd")
    catalog = Catalog(starter(region), load_places("volgograd"))
    assert len(catalog.towns) == 19
    assert len({town.point for town in catalog.towns}) == 19
    for town in catalog.towns:
        assert catalog.place(town.place) is not None, town
        latitude, longitude = town.point
        assert 47.4 < latitude < 51.3
        assert 41.1 < longitude < 47.5


def test_a_region_without_a_folder_has_no_towns() -> None:
    assert load_places("no-such-region").towns == ()


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (("of: volgograd", "of: volgodonsk"), "«volgograd»"),
        (("capital: volgograd", "capital: stalingrad"), "«capital»"),
        (("key: kamyshin\n", "key: volgograd\n"), "запись 2"),
        (("point: [48.707, 44.517]", "point: [48.707]"), "«point»"),
    ],
)
def test_a_place_that_belongs_to_none_is_refused(tmp_path: Path, slip: tuple[str, str], said: str) -> None:
    text = (RESOURCES / "regions" / "volgograd" / "places.yaml").read_text("utf-8")
    assert slip[0] in text
    (tmp_path / "places.yaml").write_text(text.replace(*slip, 1), "utf-8")
    with pytest.raises(ResourceError, match=said):
        load_places(str(tmp_path))
