"""The restore drill: a backup, brought back elsewhere, is the same register with all its versions."""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote
from uuid import uuid4

import psycopg
import pytest

from catalog.store.register import Register, open_register
from tests.catalog.store.institutions import DAY, FULL, OTHER, PLAIN, VK
from tests.conftest import SERVER
from tests.services import need


def fill(register: Register) -> None:
    register.versions.replace([PLAIN, FULL], note="импорт", label="starter")
    register.versions.update([replace(OTHER, phone="122")], note="правка")
    register.withdrawals.withdraw(VK, "взломана", DAY)
    register.queues.write_report("error", PLAIN.code, "телефон не тот", date(2026, 11, 25), "v")


def contents(register: Register) -> object:
    versions = register.versions.all()
    held = [register.versions.institutions(version.number) for version in versions]
    return versions, held, register.withdrawals.all(), register.queues.reports()


def test_a_copy_of_the_file_made_while_it_is_used_is_the_register(tmp_path: Path) -> None:
    file, copy = tmp_path / "register.sqlite3", tmp_path / "copy.sqlite3"
    with closing(open_register(f"sqlite:///{file}")) as register:
        fill(register)
        with closing(sqlite3.connect(file)) as used, closing(sqlite3.connect(copy)) as kept:
            used.backup(kept)
        before = contents(register)
    with closing(open_register(f"sqlite:///{copy}")) as restored:
        assert contents(restored) == before
        restored.versions.replace([PLAIN], note="живёт дальше")


@pytest.mark.postgres
def test_a_dump_of_postgresql_brought_back_is_the_register(tmp_path: Path, postgres_url: str) -> None:
    need("pg_dump and psql", available=bool(shutil.which("pg_dump") and shutil.which("psql")))
    schema = unquote(postgres_url).rpartition("search_path=")[2]
    dump = tmp_path / "dump.sql"
    with closing(open_register(postgres_url)) as register:
        fill(register)
        before = contents(register)
    run("pg_dump", "--no-owner", f"--schema={schema}", f"--file={dump}", SERVER)
    other = f"test_{uuid4().hex}"
    dump.write_text(dump.read_text(encoding="utf-8").replace(schema, other), encoding="utf-8")
    try:
        run("psql", "--quiet", "--set=ON_ERROR_STOP=1", f"--file={dump}", SERVER)
        with closing(open_register(f"{SERVER}?options=-csearch_path%3D{other}")) as restored:
            assert contents(restored) == before
            restored.versions.replace([PLAIN], note="живёт дальше")
    finally:
        with psycopg.connect(SERVER, autocommit=True) as connection:
            connection.execute(f"DROP SCHEMA IF EXISTS {other} CASCADE".encode())


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
