"""The lists of institutions and pages, as an operator narrows them down, and takes them home as files."""

import csv
import re
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO, StringIO
from urllib.parse import quote, urlencode

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.bootstrap import Parts
from bot.desk import texts
from catalog.accounts import Role
from catalog.model import Institution, Page, PageState, Place, Platform
from tests.bot.desk.serving import FORMS_LEFT_OPEN, REGISTER, Operator, opened
from tests.bot.web.register import CLINIC, TODAY

pytestmark = FORMS_LEFT_OPEN

ROW = re.compile(r'<tr data-sa-pk="([^"~]+)')
OLD = Institution(
    "old-1", "МДОУ «Детский сад № 5»", kind="детский сад", place=Place("Южный район", "Луговой"),
    inn="3400000001",
    pages=(
        Page(Platform.VK, "https://vk.com/club55", PageState.CONFIRMED, TODAY - timedelta(days=200)),
        Page(Platform.TELEGRAM, "https://t.me/garden_five", PageState.LISTED),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    with opened(tmp_path_factory.mktemp("lists"), (*REGISTER, CLINIC, OLD)) as parts:
        yield parts


@pytest.fixture(scope="module")
def reader(parts: Parts) -> Iterator[Operator]:
    operator = Operator(parts, Role.READER)
    yield operator
    operator.close()


def rows(operator: Operator, path: str, **asked: str) -> list[str]:
    """The codes of the rows, in their order."""
    return ROW.findall(operator.see(f"/operator/{path}/list?{urlencode(asked)}"))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        *(("dp-3", "dp-3"), ("3400000001", "old-1"), ("8 (8442) 33-03-03", "dp-3"), ("+78442330303", "dp-3")),
        *(("330303", "dp-3"), ("33-03-03", "dp-3"), ("https://vk.com/dp3", "dp-3"), ("m.vk.com/dp3", "dp-3")),
        *(
            ("vk.com/dp3?w=wall-1_2", "dp-3"),
            ("@dp3", "dp-3"),
            ("t.me/garden_five/15", "old-1"),
            ("dp3", "dp-3"),
        ),
        *(("dp3.example/contacts?x=1", "dp-3"), ("vk.com/public55", "old-1"), ("школа 7", "s-7")),
        *(("детская поликлиника № 3", "dp-3"), ("dp3", "dp-3")),
    ],
)
def test_the_box_finds_whatever_names_it(reader: Operator, said: str, code: str) -> None:
    for path in ("institutions", "pages"):
        assert rows(reader, path, q=said)[0] == code, path


def test_an_unknown_address_finds_nobody(reader: Operator) -> None:
    for said in ("vk.com/nobody_at_all", "@nobody_at_all", "https://nobody.example/"):
        assert rows(reader, "institutions", q=said) == rows(reader, "pages", q=said) == []


def test_conditions_combine_and_stand_in_the_address(reader: Operator) -> None:
    assert rows(reader, "institutions", kind="детский сад") == ["markup", "old-1"]
    assert rows(reader, "institutions", kind="детский сад", place="Луговой", no_phone="1") == ["old-1"]
    assert rows(reader, "institutions", kind="детский сад", no_page="any") == ["markup"]
    assert rows(reader, "pages", state="lapsed") == ["old-1"]
    assert rows(reader, "pages", q="детская поликлиника № 3", platform="telegram") == ["dp-3"]
    page = reader.see("/operator/institutions/list?kind=детский+сад&sort=code__desc&page_size=25")
    assert ROW.findall(page) == ["old-1", "markup"]
    assert '<option value="детский сад" selected>' in page
    assert '<details class="asked-conditions" open>' in page
    assert texts.FOUND_COUNT.format(count=2) in page


def test_columns_are_chosen_and_stay_chosen(reader: Operator) -> None:
    page = reader.see("/operator/institutions/list?col=inn&col=name&col=nothing&kind=детский+сад")
    assert re.findall(r'<th scope="col" data-column="(\w+)"', page) == ["name", "inn"]
    assert "3400000001" in page
    assert "col=inn" in re.findall(r'href="([^"]*sort=[^"]*)"', page)[0]


def test_addresses_open_beside_the_desk_and_tell_nothing(reader: Operator) -> None:
    page = reader.see("/operator/pages/list?q=dp-3")
    links = re.findall(r'<a href="https://vk.com/dp3"[^>]*>', page)
    assert links
    assert all('target="_blank"' in link and "noreferrer" in link for link in links)


def test_all_that_was_found_comes_as_a_file(reader: Operator) -> None:
    answer = reader.get("/operator/export/institutions.csv?kind=школа")
    listed = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert len(listed) == 40  # more than a page of them
    assert {row["Тип"] for row in listed} == {"школа"}
    found = sheet(reader.get("/operator/export/pages.xlsx?platform=vk").content)
    assert found[0][:2] == ("Учреждение", "Код")
    assert len(found) == 1 + 42
    assert reader.get("/operator/export/pages.exe").status_code == 404
    header = sheet(reader.get("/operator/export/template.xlsx").content)[0]
    assert header[:3] == ("Код", "Полное наименование", "Краткое наименование")


def sheet(content: bytes) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(BytesIO(content)).worksheets[0].values)


NAMES = [
    *("q", "kind", "place", "platform", "state", "no_page", "no_phone", "by", "older"),
    *("col", "sort", "page", "page_size", "cols", "filter", "nobody"),
]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=30) | st.integers().map(str)), max_size=6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_address_is_answered(reader: Operator, items: list[tuple[str, str]]) -> None:
    for path in ("institutions", "pages"):
        answer = reader.get(f"/operator/{path}/list?{urlencode(items, errors='replace')}")
        has_nul = any("\0" in value for _, value in items)
        assert answer.status_code == (400 if has_nul else 200)


def test_a_long_address_is_answered(reader: Operator) -> None:
    for name in ("q", "kind", "sort", "col", "filter", "page"):
        assert reader.get(f"/operator/institutions/list?{name}={quote('ы' * 1_700)}").status_code == 200
