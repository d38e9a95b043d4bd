"""A database that can't be used: one clear sentence, and the file as it was."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from catalog.store.database import sqlite
from catalog.store.errors import RegisterUnavailable
from catalog.store.register import open_register
from tests.catalog.store.institutions import PLAIN


def _refused(url: str) -> str:
    with pytest.raises(RegisterUnavailable) as refused:
        open_register(url)
    said = str(refused.value)
    assert "\n" not in said
    assert said[0].isupper()
    return said


def _damaged(path: Path) -> None:
    register = open_register(f"sqlite:///{path}")
    register.versions.replace([PLAIN], note="")
    register.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 900 + whole[1000:])


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
        other.commit()


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.executescript(
            "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('9999');"
        )


@pytest.mark.parametrize(
    "spoil",
    [lambda path: path.write_bytes(b"not a database" * 1000), _damaged, _foreign, _newer],
    ids=["not a database", "damaged", "another program's", "of a newer program"],
)
def test_a_file_that_is_no_register_is_left_as_it_was(tmp_path: Path, spoil: object) -> None:
    path = tmp_path / "register.sqlite3"
    assert callable(spoil)
    spoil(path)
    before = path.read_bytes()
    _refused(f"sqlite:///{path}")
    assert path.read_bytes() == before


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def test_a_locked_file_is_called_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.1)
    path = tmp_path / "register.sqlite3"
    with closing(open_register(f"sqlite:///{path}")) as register:
        register.versions.replace([PLAIN], note="")
        with _locked(path), pytest.raises(RegisterUnavailable, match="занята"):
            register.versions.replace([], note="")
        assert register.versions.institutions() == [PLAIN]


def test_an_empty_locked_file_is_called_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.1)
    path = tmp_path / "register.sqlite3"
    with _locked(path):
        assert "занята" in _refused(f"sqlite:///{path}")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "register.sqlite3",
        "mysql://localhost/x",
        "sqlite://",
        "sqlite:///:memory:",
        "oracle+nothing://x",
        "://",
        "postgres://localhost/x",
    ],
)
def test_what_is_no_address_of_a_database_is_named(url: str) -> None:
    assert "GOSPUBLIC_DATABASE_URL" in _refused(url)


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    _refused(f"sqlite:///{tmp_path}")


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    _refused(f"sqlite:///{tmp_path}/data/register.sqlite3")


def test_a_server_out_of_reach_is_named_without_its_password() -> None:
    assert "secret" not in _refused("postgresql://postgres:secret@127.0.0.1:1/none")


def test_reading_a_file_loads_neither_sqlalchemy_nor_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/register.sqlite3"
    with closing(open_register(url)) as register:
        register.versions.replace([PLAIN], note="")
    program = (
        "import sys; from catalog.store.register import open_register;"
        "register = open_register(sys.argv[1]); version = register.versions.active();"
        "assert register.versions.institutions(version.number);"
        "assert register.standing.count() and register.events.newest(1, '', 9);"
        "assert not register.withdrawals.revoked(1) and not register.looks.problems();"
        "assert not register.areas.read() and not register.column_names.read();"
        "assert not register.kind_words.read() and not register.own_needs.read();"
        "assert not {'sqlalchemy', 'alembic', 'psycopg'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program, url], check=True)
