"""Killed at any statement, the register is the old one or the new one."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import os, signal, sys
from dataclasses import replace
from sqlalchemy import Engine, event
from catalog.store.register import open_register
from tests.catalog.store.institutions import FULL, OTHER, PLAIN

url = sys.argv[1]
old = [FULL, PLAIN]
new = [replace(PLAIN, phone="122", pages=()), OTHER]
left = 0

def die(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

def attempt(statements):
    global left
    left = statements
    event.listen(Engine, "after_cursor_execute", die)
    event.listen(Engine, "commit", die)
    register = open_register(url)
    register.replace(new, note="new")
    os._exit(0)

register = open_register(url)
register.replace(old, note="old")
register.close()
for statements in range(1, 100):
    child = os.fork()
    if not child:
        attempt(statements)
    _, status = os.waitpid(child, 0)
    register = open_register(url)
    found, versions = register.institutions(), len(register.versions())
    register.close()
    if not os.WIFSIGNALED(status):
        assert (found, versions) == (new, 2), (found, versions)
        print(statements)
        break
    assert (found, versions) == (old, 1), (statements, versions)
"""


def test_a_kill_at_any_statement_leaves_the_old_register(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/register.sqlite3"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, url], capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5
