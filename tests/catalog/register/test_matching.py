"""Rows without codes find their institutions, doubtful ones are asked about, and nothing is doubled."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from catalog.model import Institution, Place
from catalog.register.changes.importing import NotConfirmed, apply, preview_file, preview_reading
from catalog.register.changes.preview import Preview
from catalog.register.matching.blocks import Blocks
from catalog.register.matching.identify import identified
from catalog.register.matching.pairing import MatchState, match
from catalog.register.matching.traits import traits
from catalog.register.reading.options import Options
from catalog.register.reading.reading import read_file
from catalog.store.register import Register, open_register
from tests.catalog.register.sheets import csv_file

SHARED = Path(__file__).parents[4] / "shared" / "wild_tables"
KAMYSHIN = "городской округ город Камышин"
AREA = "Еланский муниципальный район"
CITY = ("городской округ город-герой Волгоград", "Волгоград")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(open_register(f"sqlite:///{tmp_path}/register.sqlite3")) as opened:
        yield opened


def one(name: str, *place: str, code: str = "", **rest: str) -> Institution:
    return Institution(code, name, place=Place(*place), **rest)  # type: ignore[arg-type]


def verdict(row: Institution, *standing: Institution) -> tuple[MatchState, tuple[str, ...]] | None:
    held = [
        Institution(**{**{key: getattr(it, key) for key in it.__slots__}, "code": f"k-{at}"})
        for at, it in enumerate(standing)
    ]
    found = match([row], held)
    return (found[0].verdict, tuple(it.code for it in found[0].found)) if found else None


def is_looked_for(row: Institution, standing: Institution) -> bool:
    """Whether the database is asked for it where the whole register isn't read."""
    blocks = Blocks([traits(row)])
    near = blocks.may_meet(standing.official_name, standing.kind, standing.phone, standing.place)
    return near or bool(standing.ogrn and standing.ogrn == row.ogrn)


SURE, DOUBTFUL, SEVERAL = ((verdict, ("k-0",)) for verdict in MatchState)
SAD = one('МБДОУ детский сад № 12 "Теремок"', KAMYSHIN, "Камышин")
VILLAGE = one("Вязовская сельская библиотека", AREA, "с. Вязовка")


@pytest.mark.parametrize(
    ("row", "standing"),
    [
        (one('МБДОУ детский сад № 12 "Теремок"', "", "Камышин"), SAD),
        (one("Детский сад №12", "", "г. Камышин"), SAD),
        (one("МБДОУ ДС № 12 «Теремок»", KAMYSHIN), SAD),
        (one("Детский сад «Теремок»", "", "Камышин", phone="8 (84457) 1-11-11"),
         one("Детский сад № 12 «Теремок»", KAMYSHIN, "Камышин", phone="+7 84457 1 11 11")),
        (one("Муниципальное дошкольное образовательное учреждение «Детский сад № 12 «Теремок»"), SAD),
        (one("Сельская библиотека", "", "с. Вязовка", address="с. Вязовка, ул. Мира, 5"),
         one("Вязовская сельская библиотека", AREA, "с. Вязовка", address="ул. Мира, д. 5")),
        (one("Вязовская сельская библиотека", AREA), VILLAGE),
        (one("МБОУ СОШ № 5", "Еланский район"), one("МКОУ «Средняя школа № 5»", AREA, "р.п. Елань")),
        (one("Лицей № 5", ogrn="1023400000000"), one("Школа № 5", ogrn="1023400000000")),
        (one("ГБУЗ «ВОКПЦ № 1»", "", "Волжский"),
         one("ГБУЗ «Волгоградский областной клинический перинатальный центр № 1»", "", "Волжский")),
        (one("ФАП Кривская", AREA, "ст. Кривская", kind="ФАП", phone="8 (84452) 1-11-11"),
         one("Фельдшерско-акушерский пункт № 7, Кривская Еланского района", AREA, kind="ФАП",
             phone="8 (84452) 1-11-11")),
        (one("Отдел образования администрации Еланского района", AREA, "Елань", kind="отдел образования"),
         one("Отдел образования", AREA, "Елань", kind="отдел образования")),
        (one("Логовский СДК", AREA, kind="дом культуры"),
         one("Сельский дом культуры", AREA, "х. Лог", kind="дом культуры")),
    ],
)  # fmt: skip
def test_spellings_of_one_are_one(row: Institution, standing: Institution) -> None:
    assert verdict(row, standing) == SURE
    assert is_looked_for(row, standing)


@pytest.mark.parametrize(
    ("row", "standing"),
    [
        (one("Детский сад № 13", "", "Камышин"), SAD),
        (one('МБДОУ детский сад № 12 "Теремок"', "", "Урюпинск"), SAD),
        (one("Школа № 12", "", "Камышин"), SAD),
        (one("Детский сад № 3", "", "Камышин"), one("Детский сад «Теремок»", KAMYSHIN, "Камышин")),
        (one("Библиотека им. Пушкина", "", "Камышин"), one("Библиотека им. Горького", "", "Камышин")),
        (one("Детская музыкальная школа № 1", "", "Камышин"),
         one("Детская художественная школа № 1", "", "Камышин")),
        (one("Сельский клуб", AREA, "с. Громки"), one("Сельский клуб", AREA, "с. Вязовка")),
        (one("Сельский клуб", "Ольховский район", "с. Вязовка"), one("Сельский клуб", AREA, "с. Вязовка")),
        (one("Филиал МБОУ СОШ № 5 в с. Громки", AREA, "с. Громки", inn="3406003569"),
         one("МБОУ СОШ № 5", AREA, "р.п. Елань", inn="3406003569")),
        (one("Школа № 5", "", "Волгоград" ), one("Школа № 6", "", "Волгоград")),
        (one("Школа № 5", "", "Волгоград", "Дзержинский район"),
         one("Школа № 5", "", "Волгоград", "Центральный район")),
        (one("Станция юных натуралистов Советского района Волгограда", *CITY),
         one("Станция юных натуралистов Центрального района Волгограда", *CITY)),
        (one("Волгоградская областная Дума", "", "Волгоград"),
         one("Волгоградская городская Дума", "", "Волгоград")),
        (one("Ежовская библиотека — филиал № 6", AREA), one("Ежовская библиотека — филиал № 1", AREA)),
        (one("Ивановский сельский клуб № 2", AREA), one("Перекопский сельский клуб № 2", AREA, "Перекопка")),
        (one("Школа № 5", "городской округ город Урюпинск"),
         one("Школа № 5", "Урюпинский район", "с. Ольшанка")),
    ],
)  # fmt: skip
def test_others_stay_others(row: Institution, standing: Institution) -> None:
    assert verdict(row, standing) is None


@pytest.mark.parametrize(
    ("row", "standing"),
    [
        (one("Гимназия № 1", "", "Камышин", ogrn="1023400000000"),
         one("Школа № 5", "", "Камышин", ogrn="1023400000000")),
        (one("Детский сад № 12", "", "Камышин", inn="3406003569"),
         one("Детский сад № 12", "", "Камышин", inn="3444059139")),
        (one("Дом культуры", AREA), one("Дом культуры", AREA, "р.п. Елань")),
        (one("МБОУ СШ № 1 им. Ломоносова"), one("МКОУ СШ № 1 г. Серафимовича", "Серафимовичский район")),
        (one("ФАП Кривская", AREA, "Кривская", kind="ФАП"),
         one("Фельдшерско-акушерский пункт № 7", AREA, "Кривская", kind="ФАП")),
        (one("МФЦ Советского района Волгограда", *CITY, kind="МФЦ"),
         one("Филиал ГКУ ВО «Многофункциональный центр» по работе с заявителями Советского района Волгограда",
             *CITY, "Советский район", kind="МФЦ", address="ул. Мира, 5", phone="8 (8442) 11-11-11")),
        (one("Школа № 5", AREA, "Елань", kind="школа", address="ул. Мира, 5", phone="8 (84452) 1-11-11"),
         one("Школа № 7", AREA, "Елань", address="ул. Мира, 5", phone="8 (84452) 1-11-11", kind="школа")),
        (one("СОШ № 5", AREA, "Елань", address="ул. Мира, 5"),
         one("МБОУ Школа № 5", AREA, "Елань", address="ул. Ленина, 10")),
        (one("Школа № 5", "городской округ город Урюпинск", "Урюпинск"),
         one("МБОУ СОШ № 5", "Урюпинский район", "г. Урюпинск")),
    ],
)  # fmt: skip
def test_what_may_be_one_is_asked_about(row: Institution, standing: Institution) -> None:
    assert verdict(row, standing) == DOUBTFUL
    assert is_looked_for(row, standing)


@pytest.mark.parametrize(
    ("row", "standing"),
    [
        (one("ФАП Терновка", AREA, "Терновка", kind="ФАП", address="ул. Мира, 5"),
         one("ФАП Терновка", AREA, "Терновка", kind="ФАП", address="ул. Садовая, 1")),
        (one("ФАП Кривская", AREA, "Кривская", kind="ФАП", phone="8 (84452) 1-11-11"),
         one("Фельдшерско-акушерский пункт № 7", AREA, "Кривская", kind="ФАП", phone="8 (84452) 2-22-22")),
    ],
)  # fmt: skip
def test_the_kind_alone_and_a_sign_against_it_are_left_to_the_operator(
    row: Institution, standing: Institution
) -> None:
    assert verdict(row, standing) == SEVERAL


def test_a_school_of_another_level_is_none_of_the_kind() -> None:
    """The one «средняя школа» of a village is it, though an «основная» stands beside it."""
    row = one("МКОУ «Слащёвская средняя школа»", AREA, kind="школа")
    standing = (
        one("«Слащёвская СШ»", AREA, "Слащёвская", kind="школа"),
        one("Слащёвская ООШ № 2", AREA, "Слащёвская", kind="школа"),
    )
    assert verdict(row, *standing) == SURE


def test_street_and_house_tell_which_of_several_villages() -> None:
    row = one("ФАП Ивановка", "", "Ивановка", kind="ФАП", address="ул. Мира, д. 5")
    standing = (
        one(
            "Фельдшерско-акушерский пункт № 2, Ивановка", AREA, "Ивановка", kind="ФАП", address="ул. Мира, 5"
        ),
        one("ФАП Ивановка", "Быковский муниципальный район", "Ивановка", kind="ФАП", address="ул. Ленина, 1"),
    )
    assert verdict(row, *standing) == SURE


def test_of_two_rows_that_mean_one_the_other_is_left_out() -> None:
    """Two clubs of one village, each on its street, and one that stands without an address."""
    rows = [
        one("ФАП Терновка", AREA, "Терновка", kind="ФАП", address=f"ул. {street}, 5")
        for street in ("Мира", "Садовая")
    ]
    standing = one("ФАП Терновка", AREA, "Терновка", code="k-0", kind="ФАП")
    found = identified(rows, [standing], list)
    assert [row.code for row in found.rows] == ["", ""]
    assert [doubt.verdict for doubt in found.doubts] == [MatchState.SEVERAL] * 2
    doubled = identified([rows[0], rows[0]], [standing], list)
    assert {doubt.row for doubt in doubled.doubts} == {0, 1}
    coded = identified([replace(standing, code="z-9"), standing], [standing], list)
    assert not coded.doubts


def test_a_row_that_fits_several_is_none_of_them() -> None:
    found = verdict(one("Детский сад № 12"), SAD, one("Детский сад № 12", "", "Урюпинск"))
    assert found is not None
    assert (found[0], set(found[1])) == (MatchState.SEVERAL, {"k-0", "k-1"})
    exact = verdict(
        one("Школа № 5", "", "Елань"), one("Школа № 5", "", "Елань"), one("МБОУ СОШ № 5", "", "Елань")
    )
    assert exact == SURE


def planned(register: Register, folder: Path, *rows: Sequence[str], **given: bool) -> Preview:
    text = StringIO()
    csv.writer(text).writerows(rows)
    reading = read_file(csv_file(folder, text.getvalue()))
    return preview_reading(register, reading, updating=given.get("updating", True))


def test_two_hundred_rows_without_codes_add_nothing(register: Register, tmp_path: Path) -> None:
    """The town stands in the sheet, the municipality in the register."""
    names = [f'МБДОУ детский сад № {at} "Теремок-{at}"' for at in range(1, 201)]
    rows = [(f"K-{at}", name, KAMYSHIN) for at, name in enumerate(names)]
    apply(register, planned(register, tmp_path, ("Код", "Название", "Муниципальное образование"), *rows), "")
    worked_out = planned(
        register,
        tmp_path,
        ("Название", "Населённый пункт", "Телефон"),
        *((name, "Камышин", "122") for name in names),
    )
    assert (len(worked_out.added), len(worked_out.changed)) == (0, 200)
    assert not worked_out.needs_confirmation


def test_what_seems_to_stand_is_asked_about_taken_and_never_added(register: Register, tmp_path: Path) -> None:
    header = ("Код", "Название", "Населённый пункт", "Телефон")
    apply(register, planned(register, tmp_path, header, ("a-1", "Школа № 5", "Елань", "121")), "")
    worked_out = planned(register, tmp_path, header, ("z-9", "МБОУ СОШ № 5", "Елань", "122"))
    with pytest.raises(NotConfirmed):
        apply(register, worked_out, "")
    assert any("a-1" in str(warning) and warning.row == 2 for warning in worked_out.warnings)
    assert not any("?." in str(warning) for warning in worked_out.warnings)
    apply(register, worked_out, "", confirmed=True)
    assert [(it.code, it.phone) for it in register.versions.institutions()] == [("a-1", "122")]


def test_somebody_may_say_that_a_row_is_another_one(register: Register, tmp_path: Path) -> None:
    header = ("Код", "Название", "Населённый пункт")
    apply(register, planned(register, tmp_path, header, ("a-1", "Школа № 5", "Елань")), "")
    path = csv_file(tmp_path, "Код,Название,Населённый пункт\nz-9,МБОУ СОШ № 5,Елань\n")
    preview = preview_file(register, path, Options(updating=True, apart={2}))
    apply(register, preview, "")
    assert [it.code for it in register.versions.institutions()] == ["a-1", "z-9"]


def test_a_row_that_fits_several_is_left_out_and_said(register: Register, tmp_path: Path) -> None:
    header = ("Код", "Название", "Населённый пункт")
    apply(
        register,
        planned(register, tmp_path, header, ("a-1", "Школа № 5", "Елань"), ("b-2", "Школа № 5", "Котово")),
        "",
    )
    worked_out = planned(register, tmp_path, ("Название", "Телефон"), ("СОШ № 5", "122"))
    assert worked_out.needs_confirmation
    assert not worked_out.institutions
    assert any(warning.row == 2 and warning.remedy for warning in worked_out.warnings)


def test_renumbered_codes_keep_those_on_the_doors(register: Register, tmp_path: Path) -> None:
    header = ("Код", "Название", "Населённый пункт", "Преемник")
    rows = [("a-1", "Школа № 5", "Елань", ""), ("a-2", "Школа № 6", "Елань", "a-1")]
    apply(register, planned(register, tmp_path, header, *rows, updating=False), "")
    other = [("z-1", "Школа № 5", "Елань", ""), ("z-2", "Школа № 6", "Елань", "z-1")]
    worked_out = planned(register, tmp_path, header, *other, updating=False)
    assert worked_out.needs_confirmation
    apply(register, worked_out, "", confirmed=True)
    assert [(it.code, it.successor) for it in register.versions.institutions()] == [
        ("a-1", ""),
        ("a-2", "a-1"),
    ]


def test_the_table_of_an_update_changes_one(register: Register) -> None:
    if not SHARED.is_dir():
        pytest.skip("needs ../shared/wild_tables")
    first = read_file(SHARED / "11_update_register.csv", Options(region="volgograd"))
    apply(register, preview_reading(register, first, updating=False), "", confirmed=True)
    rows = read_file(SHARED / "12_update_rows.csv", Options(region="volgograd"))
    worked_out = preview_reading(register, rows, updating=True)
    assert (len(worked_out.added), len(worked_out.changed)) == (0, 1)
    assert not worked_out.needs_confirmation


def test_a_few_rows_are_compared_with_what_is_where_they_are(tmp_path: Path) -> None:
    """The same as with all of the register, of which only the near part is read."""
    there = Place("Еланский муниципальный район", "р.п. Елань")
    elsewhere = [
        Institution(f"E{at}", f"Школа № {at}", kind="школа", place=Place(f"Район {at}", f"Село {at}"))
        for at in range(20)
    ]
    known = Institution("K", "МБОУ «Средняя школа № 2» р.п. Елань", kind="школа", place=there)
    branch = Institution("B", "Филиал", inn="3407003218", place=Place("Даниловский муниципальный район"))
    with closing(open_register(f"sqlite:///{tmp_path / 'register.sqlite3'}")) as register:
        register.versions.replace([*elsewhere, known, branch], note="")
        sought = Blocks([traits(replace(known, code=""))])
        assert register.standing.codes_near(sought, ["3407003218"]) == {"K", "B"}
        placeless = Blocks([traits(Institution("", "Школа № 7"))])
        assert register.standing.codes_near(placeless, []) == {"E7"}
        table = "Полное наименование,Населённый пункт\nСШ № 2,Елань\nМузей,Елань\n"
        (tmp_path / "few.csv").write_text(table, encoding="utf-8")
        found = preview_file(register, tmp_path / "few.csv", Options(updating=True))
    assert [one.official_name for one in found.added] == ["Музей"]
    assert found.difference.before == len(elsewhere) + 2
