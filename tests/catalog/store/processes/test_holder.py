"""A process that was killed is seen to be gone, from its own machine alone; on a file nobody waits for it."""

import subprocess
import sys
from pathlib import Path

from catalog.store.processes.holder import is_gone, new_holder
from catalog.store.register import open_register

PROGRAM = "from catalog.store.processes.holder import new_holder; print(new_holder())"


def holder_of_the_past() -> str:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_who_is_gone_is_seen_from_the_same_machine() -> None:
    gone = holder_of_the_past()
    assert len(gone) <= 64
    assert is_gone(gone)
    assert not is_gone(new_holder())
    assert not is_gone("elsewhere:" + gone.partition(":")[2])
    assert not is_gone("doctor:0")


def test_on_a_file_the_lease_of_a_killed_process_is_taken_at_once(tmp_path: Path) -> None:
    register = open_register(f"sqlite:///{tmp_path / 'register.sqlite3'}")
    assert register.leases.take("poll:vk", holder_of_the_past(), 600)
    mine, other = new_holder(), new_holder()
    assert register.leases.take("poll:vk", mine, 600)
    assert not register.leases.take("poll:vk", other, 600)
    register.close()
