"""The command as an operator meets it: exit status, one sentence, stdout kept clean."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest


def _gospublic(
    *arguments: str, cwd: Path, said: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        input=said,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_search_prints_one_json_object_and_nothing_else(tmp_path: Path) -> None:
    done = _gospublic("search", "поликлиника 30 дзержинский", "--json", cwd=tmp_path)
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert set(found) == {"query", "decision", "results", "needs", "elapsed_ms"}
    assert set(found["results"][0]) == {
        "code", "name", "kind", "place", "score", "why", "pages", "services",
    }  # fmt: skip


def test_what_is_not_found_is_done_all_the_same(tmp_path: Path) -> None:
    done = _gospublic("search", "рецепт борща", "--json", cwd=tmp_path)
    assert (done.returncode, json.loads(done.stdout)["decision"]) == (0, "none")


@pytest.mark.parametrize("arguments", [["nonsense"], ["search"], ["import"], ["search", "--batch"]])
def test_wrong_usage_is_status_2(tmp_path: Path, arguments: list[str]) -> None:
    assert _gospublic(*arguments, cwd=tmp_path).returncode == 2


def test_a_corrupt_database_is_one_sentence_and_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite3"
    file.write_bytes(b"not a database at all" * 1000)
    done = _gospublic("search", "школа", cwd=tmp_path, GOSPUBLIC_DATABASE_URL=f"sqlite:///{file}")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert file.read_bytes() == b"not a database at all" * 1000


def test_a_locked_database_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite3"
    with closing(sqlite3.connect(file)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        done = _gospublic("search", "школа", cwd=tmp_path, GOSPUBLIC_DATABASE_URL=f"sqlite:///{file}")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_bad_setting_is_named(tmp_path: Path) -> None:
    done = _gospublic("search", "школа", cwd=tmp_path, GOSPUBLIC_WEB_PORT="many")
    assert done.returncode == 1
    assert "GOSPUBLIC_WEB_PORT" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_terminal_chat_answers_and_ends(tmp_path: Path) -> None:
    done = _gospublic("chat", cwd=tmp_path, said="поликлиника 30 дзержинский\nвыход\n")
    assert done.returncode == 0, done.stderr
    assert "№ 30" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["нет-такой"],
        ["import"],
        ["search", "школа", "--нет"],
        ["search", "школа", "пять"],
        ["search", "--batch"],
        ["withdraw", "vk.com/x"],
        ["import", "x.csv", "--checked-on", "завтра"],
    ],
)
def test_wrong_usage_is_told_in_one_russian_sentence(tmp_path: Path, arguments: list[str]) -> None:
    done = _gospublic(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    told = done.stderr.strip().splitlines()
    assert len(told) == 1
    assert "--help" in told[0]
    assert not {"Error", "Missing", "Invalid", "unexpected", "No such"} & set(told[0].split())
