"""What editors write into cells, and what is meant."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import Platform, Service, Topic
from catalog.register.cells import cells
from catalog.register.cells.page_cells import pages_in
from catalog.register.cells.service_cells import services
from catalog.register.faults import BadCell, Fault, shown
from catalog.register.files.escaping import escape, unescape


@pytest.mark.parametrize(
    ("cell", "meant"),
    [("  Школа\u00a0№ 5 \n", "Школа № 5"), ("\ufeffШкола\u200b", "Школа"), ("и\u0306", "й"), ("\x00\t", "")],
)
def test_cells_are_cleaned(cell: str, meant: str) -> None:
    assert cells.clean(cell) == meant


@given(st.text())
def test_cleaning_twice_is_the_same_as_once(cell: str) -> None:
    assert cells.clean(cells.clean(cell)) == cells.clean(cell)


@pytest.mark.parametrize("cell", ["-", "—", "нет", "Нет", "н/д", "отсутствует"])
def test_cells_that_say_nothing(cell: str) -> None:
    assert cells.text(cell) == ""
    assert cells.day(cell) is None
    assert cells.followers(cell) is None
    assert cells.digits(cell, (10,), "ИНН") == ""
    assert not pages_in(cell, Platform.VK).pages


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("да", True),
        ("ДА.", True),
        ("+", True),
        ("1", True),
        ("нет", False),
        ("0", False),
        ("-", False),
        ("", None),
    ],
)
def test_marks(cell: str, meant: bool | None) -> None:
    assert cells.mark(cell) is meant


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-20",
        "20.11.2026",
        "20.11.26",
        "20/11/2026",
        "2026-11-20 10:30:00",
        "20.11.2026 г.",
        "46346",
        "46346.5",
    ],
)
def test_a_day_in_any_usual_form(cell: str) -> None:
    assert cells.day(cell) == date(2026, 11, 20)


@pytest.mark.parametrize("cell", ["1240", "1 240", "1240.0", "1240,0"])
def test_followers(cell: str) -> None:
    assert cells.followers(cell) == 1240


@pytest.mark.parametrize("cell", ["3444059139", "3444059139.0", "3444 059139", "'3444059139"])
def test_an_inn_as_spreadsheets_turn_it(cell: str) -> None:
    assert cells.digits(cell, (10, 12), "ИНН") == "3444059139"


BAD: list[tuple[Callable[[str], object], str]] = [
    (cells.mark, "возможно"),
    (cells.day, "осень"),
    (cells.day, "2062-11-20"),
    (cells.day, "32.01.2026"),
    (cells.day, "1926-11-20"),
    (cells.followers, "много"),
    (cells.followers, "-5"),
    (cells.followers, "16,2 тыс."),
    (cells.code, "школа 5"),
    (cells.code, "a" * 65),
    (lambda said: cells.digits(said, (10, 12), "ИНН"), "344405913"),
    (lambda said: cells.digits(said, (13, 15), "ОГРН"), "1.02E+12"),
    (lambda said: cells.coordinate(said, 90), "91"),
    (lambda said: cells.coordinate(said, 90), "nan"),
    (lambda said: cells.coordinate(said, 90), "север"),
    (cells.text, "я" * 1001),
    (services, "Запись к врачу"),
    (services, "Запись=javascript:alert(1)"),
    (services, "Запись=https://user:pass@host.ru/"),
    (services, "=https://gosuslugi.ru"),
    (lambda said: pages_in(said, Platform.VK), "vk.cоm/school5"),
    (lambda said: pages_in(said, Platform.VK), "https://vk-com.ru/school5"),
    (lambda said: pages_in(said, Platform.VK), "https://vk.com/id1"),
    (lambda said: pages_in(said, Platform.SITE), "https://vk.com@evil.ru/"),
    (lambda said: pages_in(said, Platform.SITE), "https://vk.com.evil.ru/"),
    (lambda said: pages_in(said, Platform.SITE), "clck.ru/abc12"),
]


@pytest.mark.parametrize(("read", "cell"), BAD)
def test_a_bad_cell_says_what_to_do(read: Callable[[str], object], cell: str) -> None:
    with pytest.raises(BadCell) as bad:
        read(cell)
    assert bad.value.problem
    assert bad.value.remedy


def refusal(read: Callable[[], object]) -> BadCell | None:
    try:
        read()
    except BadCell as bad:
        return bad
    return None


@given(
    st.text(), st.sampled_from([cells.mark, cells.day, cells.followers, cells.code, cells.names, services])
)
def test_any_cell_is_read_or_refused(cell: str, read: Callable[[str], object]) -> None:
    bad = refusal(lambda: read(cells.clean(cell)))
    assert bad is None or bad.remedy


@given(st.text(), st.sampled_from(Platform))
def test_any_address_is_read_or_refused(cell: str, platform: Platform) -> None:
    bad = refusal(lambda: pages_in(cells.clean(cell), platform))
    assert bad is None or bad.remedy


@pytest.mark.parametrize(
    ("cell", "platform", "found"),
    [
        ("vk.com/School5", Platform.VK, ("https://vk.com/school5",)),
        ("https://m.vk.ru/school5?from=groups", Platform.VK, ("https://vk.com/school5",)),
        ("@school5", Platform.TELEGRAM, ("https://t.me/school5",)),
        ("vk.com/a_1; vk.com/b_2\nvk.com/a_1", Platform.VK, ("https://vk.com/a_1", "https://vk.com/b_2")),
        ("vk.com/a_1, -", Platform.VK, ("https://vk.com/a_1",)),
    ],
)
def test_addresses(cell: str, platform: Platform, found: tuple[str, ...]) -> None:
    assert tuple(pages_in(cell, platform).pages) == found


@pytest.mark.parametrize(
    ("cell", "platform", "pages", "left_out"),
    [
        ("https://vk.com/school5", Platform.SITE, {"https://vk.com/school5": Platform.VK}, []),
        ("school5.ru; t.me/school5", Platform.VK,
         {"https://school5.ru/": Platform.SITE, "https://t.me/school5": Platform.TELEGRAM}, []),
        ("школа5.рф, mailto:school5@mail.ru", Platform.SITE,
         {"https://xn--5-7sb3aeo2d.xn--p1ai/": Platform.SITE}, ["mailto:school5@mail.ru"]),
        ("e-mail: a.b-c@d.ru", Platform.SITE, {}, ["e-mail: a.b-c@d.ru"]),
        ("не сайт", Platform.SITE, {}, ["не", "сайт"]),
        ("Школа 5 Волгоград", Platform.VK, {}, ["Школа", "5", "Волгоград"]),
        ("https://vk.com/id1", Platform.SITE, {}, ["https://vk.com/id1"]),
        ("t.me/+AbCdEf123456 school5.ru", Platform.SITE,
         {"https://school5.ru/": Platform.SITE}, ["t.me/+AbCdEf123456"]),
    ],
)  # fmt: skip
def test_what_stands_beside_pages_of_the_column(
    cell: str, platform: Platform, pages: dict[str, Platform], left_out: list[str]
) -> None:
    found = pages_in(cell, platform)
    assert {url: page.platform for url, page in found.pages.items()} == pages
    assert [*found.mails, *found.words, *(address for address, _ in found.refused)] == left_out


def test_services_know_their_topic_and_keep_semicolons_of_addresses() -> None:
    cell = "Запись к врачу=https://a.ru/?x=1;y=2; Кружки=gosuslugi.ru/600426;Справочная=tel:122;"
    assert services(cell) == (
        Service("Запись к врачу", "https://a.ru/?x=1;y=2", Topic.DOCTOR),
        Service("Кружки", "https://gosuslugi.ru/600426", Topic.CLUBS),
        Service("Справочная", "tel:122"),
    )


@given(st.text(alphabet="'=+-@\t\ra") | st.text())
def test_escaping_is_undone(cell: str) -> None:
    assert unescape(escape(cell)) == cell
    assert not escape(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_fault_is_one_sentence_with_everything_in_it() -> None:
    fault = Fault("кириллическая «о»", "Напишите vk.com", "Ноябрь", 41, "ВКонтакте", "vk.cоm/x")
    for part in ("Ноябрь", "41", "ВКонтакте", "vk.cоm/x", "кириллическая", "Напишите"):
        assert part in str(fault)


@given(st.text())
def test_a_value_is_shown_as_one_harmless_line(value: str) -> None:
    assert shown(value).isprintable()
    assert len(shown(value)) <= 80


def test_the_near_future_is_a_day() -> None:
    """A mark of tomorrow is no slip of the year; that it doesn't count yet is decided elsewhere."""
    tomorrow = cells.machine_day() + timedelta(days=1)
    assert cells.day(tomorrow.isoformat()) == tomorrow
