import csv
import json
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.settings import Settings
from catalog.region import day_in, load_region
from catalog.statistics.usage import Count, Measure
from catalog.store.register import open_register


@pytest.fixture
def starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOSPUBLIC_DATABASE_URL", f"sqlite:///{tmp_path}/register.sqlite3")
    _stats()  # the first command loads the starter list, and says so


def _stats(*arguments: str) -> Result:
    done = CliRunner().invoke(app, ["stats", *arguments])
    assert done.exit_code == 0
    return done


@pytest.mark.usefixtures("starter")
def test_figures_are_printed_with_what_they_count() -> None:
    printed = _stats().stdout
    assert "Учреждений" in printed
    assert "не жители" in printed


@pytest.mark.usefixtures("starter")
def test_json_is_all_that_is_printed_with_json() -> None:
    found = {table["table"]: table for table in json.loads(_stats("--json").stdout)}
    assert {"platforms", "kinds", "municipalities", "coverage", "freshness", "largest"} <= found.keys()
    assert all(table["definition"] and table["on"] for table in found.values())


@pytest.mark.usefixtures("starter")
def test_csv_is_read_by_a_spreadsheet() -> None:
    printed = _stats("--csv").stdout_bytes
    assert printed.startswith(b"\xef\xbb\xbf")
    assert {len(row) for row in csv.reader(StringIO(printed.decode("utf-8-sig")))} == {6}


@pytest.mark.usefixtures("starter")
def test_what_was_asked_stands_apart_from_what_the_register_holds() -> None:
    settings = Settings()
    today = day_in(load_region(settings.region))
    with closing(open_register(settings.database_url)) as register:
        counted = {Count(Measure.DECISION, "none"): 7, Count(Measure.CARD, "vlg-poliklinika-28"): 3}
        register.counts.add({(today, count): times for count, times in counted.items()})
    found = {table["table"]: table["rows"] for table in json.loads(_stats("--usage", "--json").stdout)}
    assert found["decisions"][-1] == [today.isoformat(), 0, 0, 0, 7, 7]
    assert [row[-1] for row in found["wanted"]] == [3]
    assert not found.keys() & {table["table"] for table in json.loads(_stats("--json").stdout)}
    assert "28" in _stats("--usage").stdout
