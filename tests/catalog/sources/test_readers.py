"""Each form of a public register is read as its keepers publish it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from catalog.register.columns.columns import keys_told
from catalog.sources.gathering import READERS
from catalog.sources.model import Found, SourceReading, SourceRefused
from catalog.sources.readers import places
from catalog.sources.words import sources
from tests.catalog.sources import files

Read = Callable[..., list[Found]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(source: str, content: str | bytes, name: str = "file.json", **told: str) -> list[Found]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(READERS[source](SourceReading(path, properties=keys_told(told))))

    return reading


def test_every_source_has_a_reader_or_is_of_places() -> None:
    assert {source.key for source in sources()} == {*READERS, "places"}


class TestCulture:
    def test_the_page_of_several_houses_stays_with_their_organisation(self, read: Read) -> None:
        organisation, house, *_ = read("culture", files.culture())
        assert organisation.pages == ("https://vk.com/club17831631",)
        assert house.official_name == "Ивановский сельский дом культуры"
        assert (house.parent, house.pages) == (organisation.key, ())

    def test_a_house_that_is_its_organisation_has_its_page_and_number(self, read: Read) -> None:
        house = next(one for one in read("culture", files.culture()) if "Радуга" in one.official_name)
        assert house.pages == ("https://vk.com/raduga_kam",)
        assert (house.inn, house.parent) == ("3436000012", "")
        assert house.short_name == "Центр культуры и досуга «Радуга»"

    def test_hours_kind_point_and_day(self, read: Read) -> None:
        house = read("culture", files.culture())[1]
        assert house.hours == "пн–пт 11:00–19:00; сб 10:00–15:00"
        assert (house.latitude, house.longitude) == ("48.445873", "44.803843")
        assert (house.kind, house.seen_on) == ("дом культуры", date(2025, 3, 28))

    def test_the_table_with_dotted_headers_and_a_second_one(self, read: Read) -> None:
        (library,) = read("culture", files.culture_table(), "culture.csv")
        assert (library.official_name, library.kind) == ("Библиотека № 7", "библиотека")
        assert (library.latitude, library.hours) == ("50.79", "пн 09:00–18:00")
        assert library.phones == ("78444230000",)


class TestEducation:
    def test_a_school_with_its_branch_below(self, read: Read) -> None:
        school, branch, other = read("education", files.education(), "data.xml")
        assert school.site == "http://ilyinka.oshkole.ru"
        assert school.phones == ("8(84475)6-00-01",)
        assert (school.inn, school.ogrn) == ("3421200339", "1023405972094")
        assert branch.parent == school.key
        assert branch.address.endswith("х. Верхний")
        assert other.marks == ("64", "Саратовская область")

    def test_what_is_over_and_persons_are_counted(self, tmp_path: Path) -> None:
        path = tmp_path / "a.xml"
        path.write_text(files.education(), encoding="utf-8")
        reading = SourceReading(path)
        assert "Школа № 2" not in str(list(READERS["education"](reading)))
        assert reading.notes.counts == {"accreditation_over": 1, "person": 1}


def test_a_hospital_with_its_unit_without_whoever_left(read: Read) -> None:
    hospital, unit, _ = read("health", files.HEALTH, "F003.xml")
    assert hospital.official_name == 'ГБУ3 "Городская больница № 77 "'
    assert hospital.address == "400001, г. Волгоград, ул. Мира, д. 7"
    assert hospital.seen_on == date(2026, 5, 10)
    assert (unit.official_name, unit.parent) == ("Поликлиника больницы № 77", "340001")


def test_courts_as_a_list_and_as_suggestions(read: Read) -> None:
    court, other = read("courts", files.COURTS)
    assert (court.key, court.kind, court.marks) == ("34RS0099", "суд", ("34",))
    assert other.marks == ("64",)
    (suggested,) = read(
        "courts", '{"suggestions": [{"value": "Суд", "data": {"code": "34AS0001", "name": "Суд области"}}]}'
    )
    assert suggested.official_name == "Суд области"


class TestMap:
    def test_tags_become_kind_page_hours_and_point(self, read: Read) -> None:
        library = read("osm", files.OSM)[0]
        assert (library.kind, library.pages) == ("библиотека", ("https://vk.com/bibl7",))
        assert library.hours == "пн–пт 09:00–18:00"
        assert (library.latitude, library.longitude) == ("50.0651", "45.3843")
        assert library.seen_on == date(2026, 11, 1)

    def test_a_clinic_without_a_sign_of_the_state_is_left_out(self, read: Read) -> None:
        names = [one.official_name for one in read("osm", files.OSM)]
        assert names == ["Библиотека № 7", "Поликлиника № 99"]

    def test_a_layer_s_properties_are_told_once(self, read: Read) -> None:
        with pytest.raises(SourceRefused, match="--property «NAIM=Полное наименование»"):
            read("geojson", files.GEOJSON)
        (lyceum,) = read("geojson", files.GEOJSON, NAIM="Полное наименование", TEL="Телефон")
        assert lyceum.official_name == "МОУ Лицей № 99"
        assert lyceum.phones == ("8 (8442) 30-00-99",)
        assert lyceum.address == "г. Волгоград, ул. Мира, 9"

    def test_arcgis_and_an_outline(self, read: Read) -> None:
        arc = '{"features": [{"attributes": {"Название": "Школа"}, "geometry": {"x": 44.5, "y": 48.5}}]}'
        assert read("geojson", arc)[0].latitude == "48.5"
        ring = "[[[44.0, 48.0], [44.2, 48.0], [44.2, 48.2], [44.0, 48.2]]]"
        feature = f'{{"properties": {{"Название": "Школа"}}, "geometry": {{"coordinates": {ring}}}}}'
        outline = f'{{"features": [{feature}]}}'
        assert read("geojson", outline)[0].longitude == "44.1"


class TestBusGov:
    def test_a_card(self, read: Read) -> None:
        (school,) = read("bus-gov", files.BUS_GOV)
        assert school.official_name == "МБОУ «Школа № 88» г. Камышин"
        assert school.marks == ("18715000",)
        assert "Иванова" not in str(school)

    def test_the_bulk_form_by_positions(self, read: Read) -> None:
        (garden,) = read("bus-gov", files.BUS_GOV_XML, "info.xml")
        assert garden.inn == "3435000066"
        assert garden.address == "404100, г. Волжский, ул. Мира, 66"
        assert garden.seen_on == date(2026, 2, 3)

    def test_reports_and_bare_lists_are_told_apart(self, read: Read) -> None:
        report = "<a><position><positionId>1</positionId><fullName>МОУ</fullName></position></a>"
        with pytest.raises(SourceRefused, match="отчётность"):
            read("bus-gov", report, "r.xml")
        with pytest.raises(SourceRefused, match=r"agency\.json"):
            read("bus-gov", '{"agencies": [{"agencyId": 5}]}')


def test_clubs_have_both_names(read: Read) -> None:
    (house,) = read("extra-education", files.EXTRA_EDUCATION)
    assert (house.short_name, house.kind) == ('МБУ ДО "ДДТ"', "центр дополнительного образования")
    assert house.ogrn == "1023404970000"


def test_settlements_stand_under_their_municipality(tmp_path: Path) -> None:
    path = tmp_path / "tom3.csv"
    path.write_bytes(files.PLACES.encode("cp1251"))
    found = list(places.read(SourceReading(path), "18"))
    assert [(one.name, one.municipality) for one in found] == [
        ("ст-ца Алексеевская", "Алексеевский муниципальный район"),
        ("х Барминский", "Алексеевский муниципальный район"),
    ]


def unknown() -> Iterator[tuple[str, str, str, str]]:
    yield "culture", "f.json", '{"data": [{"title": "x"}]}', "data.general"
    yield "culture", "f.csv", "a;b\n1;2\n", "data.general.name"
    yield "education", "f.xml", "<root><a/></root>", "<Certificate>"
    yield "health", "f.xml", "<packet><zap/></packet>", "<medCompany>"
    yield "courts", "f.json", "[1]", "code и name"
    yield "extra-education", "f.json", '{"data": [{"x": 1}]}', "full_name"
    yield "osm", "f.json", '{"elements": [{"x": 1}]}', "type и id"
    yield "geojson", "f.json", '{"features": [5]}', "properties"
    yield "bus-gov", "f.json", '{"x": 1}', "shortClientName"
    yield "courts", "f.json", "", "пуст"
    yield "courts", "f.json", "<html>", "JSON"


@pytest.mark.parametrize(("source", "name", "content", "said"), tuple(unknown()))
def test_an_unknown_structure_is_told_with_expected_and_found(
    read: Read, source: str, name: str, content: str, said: str
) -> None:
    with pytest.raises(SourceRefused, match=said):
        read(source, content, name)


def test_settlements_of_another_form_are_told(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a;b;c\n", encoding="utf-8")
    with pytest.raises(SourceRefused, match="18 602 405 101"):
        list(places.read(SourceReading(path)))
