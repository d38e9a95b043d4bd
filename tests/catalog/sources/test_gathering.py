"""Several sources of one institution become one row, and it says which source knew what."""

import json
from pathlib import Path

import pytest

from catalog.model import Institution, Platform
from catalog.region import load_region
from catalog.search.places.region_places import load_places
from catalog.sources.gathering import Gathered, Gathering
from catalog.sources.model import SourceRefused
from catalog.sources.region_filter import region_filter
from catalog.sources.words import source_of
from tests.catalog.sources import files

HERE = region_filter(load_region("volgograd"), load_places("volgograd"))


def gathered(folder: Path, **contents: str | bytes) -> Gathered:
    """`culture="…"` is a file of that source; «_» stands for «-» in the name of a source."""
    asked = []
    for name, content in contents.items():
        source = source_of(name.replace("_", "-"))
        assert source is not None
        path = folder / f"{name}-20260501{source.suffixes[0] if name != 'bus_gov' else '.json'}"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        asked.append((source, path))
    return Gathering(HERE).gather(asked)


def named(found: Gathered, piece: str) -> Institution:
    (one,) = [one for one in found.institutions if piece in one.official_name + one.short_name]
    return one


def test_only_the_region_is_taken_and_branches_name_their_parent(tmp_path: Path) -> None:
    found = gathered(tmp_path, culture=files.culture(), education=files.education(), health=files.HEALTH)
    names = [one.official_name for one in found.institutions]
    assert not any("Талиц" in name or "другой области" in name for name in names)
    branch, head = named(found, "Верхняя"), named(found, "Ильинская")
    assert branch.superior == head.official_name
    assert named(found, "Поликлиника больницы").superior == "ГБУЗ «Городская больница № 77»"
    assert named(found, "Ивановский").superior.startswith("МКУК «Центр культурного развития")


def test_each_row_has_source_and_day_and_no_code(tmp_path: Path) -> None:
    found = gathered(tmp_path, culture=files.culture(), courts=files.COURTS)
    assert all(one.source and one.seen_on and not one.code for one in found.institutions)
    assert str(named(found, "Заречный").seen_on) == "2026-05-01"  # of the file's name


def test_fields_come_from_whoever_knows_better(tmp_path: Path) -> None:
    card = {
        "id": 1,
        "shortClientName": "МБУК ЦКД «Радуга»",
        "fullClientName": "Муниципальное бюджетное учреждение культуры «Центр культуры и досуга «Радуга»",
        "inn": "3436000012",
        "agencyAddress": {"fullAddress": "403870, Волгоградская обл., г. Камышин, ул. Мира, д. 5"},
        "phone": "8 (84457) 2-22-22",
        "website": "https://raduga-kam.ru",
    }
    found = gathered(tmp_path, culture=files.culture(), bus_gov=json.dumps(card))
    one = named(found, "Радуга")
    assert one.official_name.startswith("Муниципальное бюджетное учреждение культуры")
    assert one.phone == "8 (84457) 2-22-22"
    assert [page.url for page in one.pages if page.platform is Platform.VK] == ["https://vk.com/raduga_kam"]
    assert one.kind == "дом культуры"
    assert one.source.startswith("bus.gov.ru, 01.05.2026")
    assert "страницы: opendata.mkrf.ru" in one.source
    assert found.joined == 1


def test_the_map_s_licence_goes_with_what_comes_from_it(tmp_path: Path) -> None:
    library = [
        {
            "data": {
                "general": {
                    "id": 1,
                    "name": "Библиотека № 7",
                    "locale": {"name": "Урюпинск"},
                    "address": {"fullAddress": "обл Волгоградская,г Урюпинск,ул Ленина,д 3"},
                    "category": {"name": "Библиотеки"},
                }
            }
        }
    ]
    found = gathered(tmp_path, culture=files.culture(library), osm=files.OSM)
    one = named(found, "Библиотека № 7")
    assert one.latitude == 50.0651
    assert "координаты: OpenStreetMap (© участники OpenStreetMap, ODbL)" in one.source or (
        "координаты" in one.source and "ODbL" in one.source
    )


def test_a_file_twice_gives_its_rows_once(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(files.COURTS, encoding="utf-8")
    source = source_of("courts")
    assert source is not None
    assert len(Gathering(HERE).gather([(source, path), (source, path)]).institutions) == 1


def test_a_fault_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(SourceRefused, match=r"courts-20260501\.json: Ждал"):
        gathered(tmp_path, courts="[1]")


def test_what_was_left_out_is_counted(tmp_path: Path) -> None:
    counts = gathered(tmp_path, health=files.HEALTH, osm=files.OSM).notes.counts
    assert counts["out_of_programme"] == counts["mail_for_site"] == counts["perhaps_private"] == 1
    assert counts["mobile"] == 1
