"""An import killed at any statement leaves the old register or the new one, on either database."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.catalog.register.sheets import csv_file

PROGRAM = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from catalog.register.changes.importing import apply, preview_file
from catalog.register.reading.options import Options
from catalog.store.register import open_register

url, old, new, mode = sys.argv[1:]
options = Options(updating=mode == "update", columns={"Как зовут": "Полное наименование"})
left = 0

def die(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

def attempt(preview, statements):
    global left
    left = statements
    event.listen(Engine, "before_cursor_execute", die)
    event.listen(Engine, "after_cursor_execute", die)
    event.listen(Engine, "commit", die)
    apply(open_register(url), preview, "new", confirmed=True)
    os._exit(0)

def state():
    register = open_register(url)
    found = register.versions.institutions(), len(register.versions.all())
    register.close()
    return found

register = open_register(url)
apply(register, preview_file(register, Path(old), Options()), "old")
preview = preview_file(register, Path(new), options)
register.close()
before, reached = state(), []
for statements in range(1, 200):
    child = os.fork()
    if not child:
        attempt(preview, statements)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        reached.append(state())
        if reached[-1] != before:
            break
        continue
    break
done = state()
names = {one.official_name for one in done[0]}
assert done[1] == 2 and names == set(sys.stdin.read().split(";")), done
assert all(found in (before, done) for found in reached), reached
print(len(reached))
"""
OLD = "Код,Полное наименование,Телефон\na-1,Школа № 5,122\nb-2,Сад № 9,\nc-3,Клуб,\n"
NEW = "Код,Как зовут,ВКонтакте,Услуги\na-1,Школа № 7,vk.com/school7,Запись=gosuslugi.ru/1\nd-4,Музей,,\n"


@pytest.mark.parametrize(
    ("mode", "names"), [("replace", "Школа № 7;Музей"), ("update", "Школа № 7;Сад № 9;Клуб;Музей")]
)
def test_a_kill_at_any_statement_leaves_the_old_register_or_the_new_one(
    url: str, tmp_path: Path, mode: str, names: str
) -> None:
    old, new = (csv_file(tmp_path, text, name=f"{at}.csv") for at, text in enumerate((OLD, NEW)))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, url, str(old), str(new), mode],
        input=names, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10
