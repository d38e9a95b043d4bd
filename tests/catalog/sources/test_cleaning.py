"""Cells as such files fill them: mobiles, «нет», an e-mail for a site, numbers that don't add up."""

from datetime import date

import pytest

from catalog.model import Institution, Platform
from catalog.sources.cleaning import Cleaner, tidy_address
from catalog.sources.model import Found, ReadingNotes
from catalog.sources.words import source_of

DAY = date(2026, 5, 1)


def cleaned(notes: ReadingNotes | None = None, **said: object) -> Institution:
    source = source_of("culture")
    assert source is not None
    found = Found(official_name="Школа", **said)  # type: ignore[arg-type]
    return Cleaner(source, DAY, notes or ReadingNotes()).institution(found)


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        (("8(84475)6-00-01",), "8 (84475) 6-00-01"),
        (("78447760001",), "8 (84477) 6-00-01"),
        (("(8442) 30-00-77; 8-999-111-22-33",), "8 (8442) 30-00-77"),
        (("+7 937 097 12 12",), ""),
        (("8 (8442) 30-00-77, 30-00-78",), "8 (8442) 30-00-77, 30-00-78"),
        (("нет", "-"), ""),
        (("8 800 200 12 12",), "8 (800) 200-12-12"),
    ],
)
def test_telephones_without_mobiles(cells: tuple[str, ...], kept: str) -> None:
    assert cleaned(phones=cells).phone == kept


@pytest.mark.parametrize(
    ("site", "kept"),
    [
        ("http://ivanovka-dk.ru", "http://ivanovka-dk.ru/"),
        ("ivanovka-dk.ru", "https://ivanovka-dk.ru/"),
        ("нет", ""),
        ("-", ""),
        ("school@mail.ru", ""),
        ("слово", ""),
        ("https://vk.com/school5", "https://vk.com/school5"),
    ],
)
def test_what_stands_for_a_site(site: str, kept: str) -> None:
    assert "".join(page.url for page in cleaned(site=site).pages) == kept


def test_pages_have_their_platform_day_and_source() -> None:
    (page,) = cleaned(pages=("https://vk.com/club17831631",)).pages
    assert (page.platform, page.seen_on, page.source) == (Platform.VK, DAY, "opendata.mkrf.ru")


def test_numbers_whose_check_digits_fail_are_kept_and_told() -> None:
    notes = ReadingNotes()
    one = cleaned(notes, inn="3436000013", ogrn="1023405972095")
    assert (one.inn, one.ogrn) == ("3436000013", "1023405972095")
    assert notes.counts["check_digits"] == 2


@pytest.mark.parametrize(
    ("said", "kept"), [("3435110123.0", "3435110123"), ("", ""), ("12", ""), ("000", ""), ("текст", "")]
)
def test_inns_as_tables_spoil_them(said: str, kept: str) -> None:
    assert cleaned(inn=said).inn == kept


def test_a_point_with_decimal_commas_and_one_elsewhere() -> None:
    one = cleaned(latitude="48,7070", longitude="44,5170")
    assert (one.latitude, one.longitude) == (48.707, 44.517)
    assert cleaned(latitude="0", longitude="0").latitude is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "обл Вологодская,р-н Кирилловский,с Талицы,ул Чучина,д 12",
            "Вологодская обл., Кирилловский р-н, с. Талицы, ул. Чучина, д. 12",
        ),
        ("Волгоградская обл., г. Камышин, д. 5", "Волгоградская обл., г. Камышин, д. 5"),
        ("", ""),
    ],
)  # fmt: skip
def test_addresses_in_the_usual_order(said: str, told: str) -> None:
    assert tidy_address(said) == told


def test_a_locality_is_read_from_the_address() -> None:
    assert (
        cleaned(address="обл Вологодская,р-н Кирилловский,с Талицы,ул Чучина,д 12").place.locality
        == "с. Талицы"
    )
    assert cleaned(address="г. Камышин, ул. Мира").place.locality == "Камышин"
    assert cleaned(address="г. Камышин", locality="Камышин").place.locality == "Камышин"
