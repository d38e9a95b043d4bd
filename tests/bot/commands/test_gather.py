"""From a public register's file to a resident's question: gather, import, search."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from catalog.sources.words import sources
from tests.catalog.sources import files

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GOSPUBLIC_DATABASE_URL", f"sqlite:///{tmp_path}/register.sqlite3")
    monkeypatch.setenv("GOSPUBLIC_REGION", "volgograd")

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return call


@pytest.fixture
def asked(tmp_path: Path) -> list[object]:
    """Files of several sources as the command takes them."""
    contents: dict[str, tuple[str, str | bytes]] = {
        "culture": ("culture.json", files.culture()),
        "education": ("data-20260519.xml", files.education()),
        "health": ("F003.xml", files.HEALTH),
        "courts": ("courts.json", files.COURTS),
        "osm": ("osm.json", files.OSM),
        "extra-education": ("dop.json", files.EXTRA_EDUCATION),
        "bus-gov": ("agency.json", files.BUS_GOV),
    }
    words: list[object] = []
    for source, (name, content) in contents.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        words += [source, tmp_path / name]
    return words


def test_the_sources_are_listed_with_form_and_place(run: Run) -> None:
    told = run("gather")
    assert told.exit_code == 0
    for source in sources():
        assert source.key in told.stdout
        assert source.published in told.stdout
    assert "ODbL" in told.stdout


def test_what_is_gathered_is_imported_and_found(run: Run, asked: list[object]) -> None:
    done = run("gather", *asked, "-o", "out.xlsx")
    assert done.exit_code == 0, done.output
    assert "gospublic import out.xlsx --update" in done.stdout
    assert run("import", "out.xlsx", "--update", "--yes").exit_code == 0
    for query, name in [
        ("цкд радуга камышин", "Радуга"),
        ("школа 88 камышин", "№ 88"),
        ("ильинская школа", "Ильинская"),
        ("городская больница 77", "№ 77"),
        ("заречный суд", "Заречный"),
    ]:
        found = json.loads(run("search", query, "--json").stdout)
        assert name in found["results"][0]["name"], query
    raduga = json.loads(run("search", "цкд радуга камышин", "--json").stdout)["results"][0]
    assert [page["url"] for page in raduga["pages"]] == ["https://vk.com/raduga_kam"]
    assert raduga["pages"][0]["state"] == "listed"


def test_gathering_again_adds_nobody(run: Run, asked: list[object]) -> None:
    for _ in range(2):
        assert run("gather", *asked, "-o", "out.xlsx").exit_code == 0
        told = run("import", "out.xlsx", "--update", "--yes")
    assert told.exit_code == 0
    assert "обавится 0" in told.stdout, told.stdout


def test_nothing_of_persons_gets_into_the_sheet(run: Run, asked: list[object], tmp_path: Path) -> None:
    assert run("gather", *asked, "-o", "out.csv").exit_code == 0
    sheet = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    for word in ("Иванов Иван", "Сидоров", "Анна", "@", "79991234567", "999-111"):
        assert word not in sheet


def test_a_layer_s_properties_are_asked_for_and_remembered(run: Run, tmp_path: Path) -> None:
    (tmp_path / "layer.geojson").write_text(files.GEOJSON, encoding="utf-8")
    refused = run("gather", "geojson", "layer.geojson", "-o", "out.csv")
    assert (refused.exit_code, "--property «NAIM=" in refused.stderr) == (1, True)
    told = ("--property", "NAIM=Полное наименование", "--property", "TEL=Телефон")
    assert run("gather", "geojson", "layer.geojson", "-o", "out.csv", *told).exit_code == 0
    assert run("gather", "geojson", "layer.geojson", "-o", "again.csv").exit_code == 0
    assert (tmp_path / "again.csv").read_text() == (tmp_path / "out.csv").read_text()


def test_settlements_become_a_sheet_of_places(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tom3.csv").write_bytes(files.PLACES.encode("cp1251"))
    done = run("gather", "places", "tom3.csv", "-o", "places.csv")
    assert (done.exit_code, "2 населённых пункта" in done.stdout) == (0, True)
    assert "ст-ца Алексеевская" in (tmp_path / "places.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["nowhere", "a.json", "-o", "x.xlsx"], 2, "нет источника"),
        (["culture", "-o", "x.xlsx"], 2, "файлы источника"),
        (["culture", "bad.json"], 2, "-o"),
        (["culture", "absent.json", "-o", "x.xlsx"], 1, "absent.json"),
        (["culture", "bad.json", "-o", "x.xlsx"], 1, "bad.json: "),
        (["courts", "courts.json", "-o", "x.doc"], 1, ".xlsx"),
        (["courts", "courts.json", "-o", "no/x.xlsx"], 1, "не записать"),
        (["places", "bad.json", "-o", "x.csv"], 1, "Ждал"),
        (["geojson", "bad.json", "-o", "x.csv", "--property", "a=Ничего"], 2, "такого столбца"),
    ],
)
def test_a_mistake_gets_one_sentence(
    run: Run, arguments: list[str], status: int, said: str, tmp_path: Path
) -> None:
    (tmp_path / "bad.json").write_text("[" * 100_000, encoding="utf-8")
    (tmp_path / "courts.json").write_text(files.COURTS, encoding="utf-8")
    done = run(*["gather", *arguments])
    if status == 2:
        assert done.exception is not None
        assert said in str(done.exception) + done.output
    else:
        assert done.exit_code == status
        assert said in done.stderr
        assert "Traceback" not in done.output
    assert not list(tmp_path.glob("x.*"))
