"""A sheet of needs: read back as it was written, laid over the resources, refused whole with its cells."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.model import Institution, Place
from catalog.needs.model import NeedEntry, NeedLink, NeedPhone, Sureness
from catalog.needs.own import NeedKey, OwnNeeds, entry_from, entry_said, says_nothing
from catalog.own_needs.export import table_of
from catalog.own_needs.importing import Ground, NeedsPreview, apply_needs, preview_needs, preview_sheets
from catalog.own_needs.known import Known
from catalog.own_needs.table import NeedTable, read_table
from catalog.register.changes.preview_lines import line
from catalog.register.export import write_table
from catalog.register.sheet import Sheet, filled
from catalog.search import Catalog
from catalog.search.needs.reader import reader_of
from catalog.search.places.region_places import load_places
from catalog.store.register import Register, open_register

TODAY = date(2026, 11, 30)
REGION = "volgograd"
CINEMA = Institution("k-1", "Кинотеатр «Сапфир»", kind="кинотеатр", place=Place("Камышин"))
CARE = Institution("o-1", "Отдел опеки и попечительства", kind="орган опеки", place=Place("Камышин"))
FACT = "Источник телефонов;Телефоны проверены"


@cache
def known() -> Known:
    return Known.of_region(REGION)


@cache
def catalog() -> Catalog:
    return Catalog([CINEMA, CARE], load_places(REGION), needs=reader_of(REGION))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(open_register(f"sqlite:///{tmp_path / 'register.sqlite'}")) as opened:
        opened.versions.replace([CINEMA, CARE], note="реестр")
        yield opened


def plan(*rows: str, own: OwnNeeds | None = None) -> NeedsPreview:
    """What rows would do, the header first, cells parted by semicolons."""
    sheet = Sheet("", list(filled([row.split(";") for row in rows])))
    return preview_sheets([sheet], Ground(catalog(), REGION, own or {}, TODAY))


def told(preview: NeedsPreview) -> str:
    return "\n".join(map(line, preview.faults))


def read(rows: list[list[str]]) -> NeedTable:
    return read_table([Sheet("", list(filled(rows)))], known(), TODAY)


def test_what_is_shipped_says_nothing_of_ones_own() -> None:
    table = read(table_of({}, known()))
    assert not table.faults
    assert len(table.rows) == len(known().keys())
    assert all(says_nothing(row.entry) for row in table.rows)


WORDS = st.text(st.sampled_from("абвгдежзиклмнопрст"), min_size=2, max_size=12)
TEXT = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).filter(lambda said: said != "нет")
DAYS = st.dates(date(2020, 1, 1), TODAY)
SURE = st.sampled_from(Sureness)
LINKS = st.builds(
    NeedLink, TEXT.map(lambda said: said[:40].strip()), WORDS.map("https://a.example/?q={}&r=1;2".format),
    TEXT, DAYS, SURE,
)  # fmt: skip
NUMBERS = st.integers(10, 99).map("+7 (8442) 12-34-{}".format)
PHONES = st.builds(NeedPhone, TEXT, NUMBERS, TEXT, DAYS, SURE)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": TEXT,
    "body": TEXT,
    "first": TEXT,
    "kinds": st.lists(st.sampled_from(["school", "hospital", "library"]), min_size=1, unique=True).map(tuple),
    "services": st.lists(LINKS, max_size=3).map(tuple),
    "phones": st.lists(PHONES, max_size=3).map(tuple),
    "says": st.lists(TEXT.map("{} снег*".format), max_size=3, unique=True).map(tuple),
}
KEYS = st.sampled_from(["no_water_city", "vet", "snow", "lost_passport"])
PLACES = st.sampled_from(["", "", "volgograd", "kamyshin"])


@st.composite
def owned(draw: st.DrawFn) -> OwnNeeds:
    found = {}
    for key in draw(st.lists(st.builds(NeedKey, KEYS, PLACES), max_size=4, unique=True)):
        said = draw(st.fixed_dictionaries({}, optional=FIELDS))
        entry = NeedEntry(key.need, **said)
        if not says_nothing(entry):
            found[key] = entry
    return found


@given(owned())
@settings(max_examples=60)
def test_what_is_written_is_read_back(own: OwnNeeds) -> None:
    table = read(table_of(own, known()))
    assert not table.faults
    assert {row.key: row.entry for row in table.rows if not says_nothing(row.entry)} == own
    assert {key: entry_from(entry_said(entry)) for key, entry in own.items()} == own


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_file_goes_out_and_comes_back_changing_nothing(
    register: Register, tmp_path: Path, form: str
) -> None:
    phone = NeedPhone("Диспетчер", "+7 (8442) 12-34-56", "=1+1 a; b", date(2026, 11, 1), Sureness.MEDIUM)
    own = {NeedKey("snow"): NeedEntry("snow", phones=(phone, phone), says=("сугроб* двор*",), services=())}
    register.own_needs.change(own, note="")
    file = tmp_path / f"needs.{form}"
    write_table(table_of(own, known()), file)
    preview = preview_needs(file, Ground(catalog(), REGION, own, TODAY))
    assert not preview.faults
    assert (preview.added, preview.altered, preview.removed) == (0, 0, 0)


def test_rows_are_laid_over_and_taken_away(register: Register) -> None:
    rows = (
        "Код нужды;Муниципальное образование;Слова жителей;Телефоны;" + FACT,
        "snow;;сугробы до окон;Дорожная служба = 8 (8442) 12-34-56;https://a.example/;20.11.2026",
        "no_heating;Волгоград;;нет;;",
    )
    preview = plan(*rows)
    assert (preview.added, preview.altered, preview.removed) == (2, 0, 0)
    active = register.versions.active()
    assert active
    apply_needs(register.own_needs, NeedsPreview(preview.changed, expected=active.number), "первая")
    own = register.own_needs.read()
    book = known().book.with_own(own)
    snow, heating = book.at("snow"), book.at("no_heating", "volgograd")
    assert snow
    assert [phone.phone for phone in snow.phones_on(TODAY)] == ["8 (8442) 12-34-56"]
    assert heating
    assert not heating.phones
    assert "сугробы до окон" in book.says["snow"]
    found = catalog().with_needs(reader_of(REGION, own)).search("сугроб до окна не пройти")
    assert found.told.needs[:1] == ("snow",)
    shorter = plan(*rows[:2], own=own)
    assert (shorter.added, shorter.altered, shorter.removed, shorter.unchanged) == (0, 0, 1, 1)


HEADER = (
    "Код нужды;Нужда;Виды учреждений;Кто занимается;Слова жителей;Ссылки;Ссылки проверены;Телефоны;" + FACT
)


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("vet;;ветстанцыя;;;;;;;", ["Виды учреждений (C2)", "ветстанцыя", "ветеринарная станция"]),
        ("vet;;;;;Сайт = javascript:1;20.11.2026;;;", ["Ссылки (F2)", "https://"]),
        ("vet;;;;;Сайт = https://a.example;;;;", ["Ссылки проверены", "Впишите день"]),
        ("vet;;;;;Сайт = https://a.example;01.12.2026;;;", ["ещё не настал"]),
        ("vet;;;;;https://a.example/?a=b;20.11.2026;;;", ["не сказано, что это"]),
        ("vet;;;;;;;Врач = позвоните;a;20.11.2026", ["Телефоны (H2)", "не номер"]),
        ("vet;;;;;;;Врач = 8 800 100-00-01;;20.11.2026", ["откуда номер"]),
        ("vet;;;;;;;Врач = 112\nСкорая = 103;a\nb\nc;20.11.2026", ["строк 3"]),
        ("vet;;;;кошк* @nobody;;;;;", ["Слова жителей (E2)", "@nobody"]),
        ("vet;" + "а" * 81 + ";;;;;;;;", ["Нужда (B2)", "80"]),
        ("new_one;Новая;;;;;;;;", ["Кто занимается", "Слова жителей"]),
        ("Новая;;;;;;;;;", ["не код нужды"]),
        ("vet;;;;;;;;;|vet;;;;прививк* коту;;;;;", ["Код нужды (A3)", "строке 2"]),
    ],
)
def test_a_fault_is_named_with_its_cell_and_nothing_is_changed(row: str, named: list[str]) -> None:
    preview = plan(HEADER, *row.split("|"))
    assert not preview.changed
    assert all(part in told(preview) for part in named), told(preview)


@pytest.mark.parametrize("said", ["мир", "сапфир", "камышин", "гимназия", "детск* сад"])
def test_words_that_would_hide_a_name_are_refused(said: str) -> None:
    preview = plan("Код нужды;Слова жителей", f"snow;{said}")
    assert "закроется" in told(preview)
    assert not preview.changed


@pytest.mark.parametrize(
    "said", ["миру мешает снег", "сугроб*", "? мир", "кинотеатр сапфир", "сапфир* завал* снег*"]
)
def test_words_that_hide_nothing_are_taken(said: str) -> None:
    assert plan("Код нужды;Слова жителей", f"snow;{said}").added == 1


def test_those_who_do_it_are_not_hidden_by_its_words() -> None:
    assert plan("Код нужды;Слова жителей", "adoption_act;опеки и попечительства").added == 1


def test_what_residents_would_not_see_is_said() -> None:
    preview = plan("Код нужды;Телефоны;" + FACT, "snow;Дорожники = 8 800 100-00-01;a;20.11.2020")
    assert "не покажется" in "\n".join(map(line, preview.notices))


def test_a_file_of_something_else_is_refused() -> None:
    assert "Код нужды" in told(plan("Товар;Цена", "хлеб;30"))


@given(st.lists(st.lists(st.text(max_size=40), max_size=15), max_size=4))
def test_any_cells_are_read(rows: list[list[str]]) -> None:
    header = table_of({}, known())[0]
    table = read([header, *rows])
    assert all(fault.problem for fault in table.faults)
