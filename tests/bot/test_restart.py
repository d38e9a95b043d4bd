"""A deploy or a kill in the middle of a list: the next message goes on where the last one stopped."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.texts import forgetting
from tests.bot.people_of_channels import WAYS, Seen, Way
from tests.doubles.process import running

QUESTION = "взрослая поликлиника дзержинский"
NUMBER = re.compile(r"№ ?(\d+)")


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Iterator[Way]:
    with WAYS[request.param]() as way:
        yield way


def second_of(listed: Seen) -> str:
    """What the second row's institution is called by, as nobody else in the list is."""
    rows = [row for row in listed.text.splitlines() if row.startswith("2.")] or [
        label for label in listed.labels if "№" in label
    ][1:2]
    found = NUMBER.search(rows[0].replace("\u00a0", " "))
    assert found, listed
    return found.group()


def is_card_of(name: str, seen: Seen) -> bool:
    return name in seen.text.replace("\u00a0", " ") and not any(
        label.startswith("2.") for label in seen.labels
    )


def gospublic_forget(folder: Path, way: Way) -> str:
    """As the operator does, beside the process that runs."""
    given = {f"GOSPUBLIC_{name.upper()}": value for name, value in way.settings.items()}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "forget", way.name],
        cwd=folder,
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.timeout(300)
def test_a_number_typed_after_a_restart_takes_from_the_list(tmp_path: Path, way: Way) -> None:
    """A kill and a stop are one test, and the forgetting: each process takes seconds to start."""
    with running(tmp_path, way.settings) as process:
        second = second_of(way.say(process, QUESTION))
        process.kill()
    with running(tmp_path, way.settings) as process:
        assert is_card_of(second, way.say(process, "2"))
        way.say(process, QUESTION)
        process.stop()
    with running(tmp_path, way.settings) as process:
        assert is_card_of(second, way.say(process, "2"))
        way.say(process, QUESTION)
        assert gospublic_forget(tmp_path, way) == forgetting.FORGOTTEN
        assert not is_card_of(second, way.say(process, "2"))
