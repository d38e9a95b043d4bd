import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app


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
