"""What the region's resources say of its places."""

from dataclasses import replace

from catalog.region import load_region, starter
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
