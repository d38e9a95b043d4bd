"""What is noted as leaving outlives the process that noted it, and nothing else is told of."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.delivery.admission import Room
from bot.delivery.answering import Answering
from bot.delivery.inbox import ProcessInbox
from bot.delivery.model import Call, Work
from bot.delivery.sent_marks import NOTES, SECONDS_KEPT, Departures, leaves
from tests.bot.delivery.channel import Numbers, delivery

NOTED_AND_KILLED = """
import os, signal, sys
from pathlib import Path
from bot.delivery.sent_marks import Departures, leaves
departures = Departures(Path(sys.argv[1]))
left, begun = departures.new(), departures.new()
print(left, begun, flush=True)
with departures.noting(left):
    leaves()
with departures.noting(begun):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def leave(departures: Departures) -> str:
    departure = departures.new()
    with departures.noting(departure):
        leaves()
    return departure


def test_a_killed_process_leaves_its_notes(tmp_path: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", NOTED_AND_KILLED, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    left, begun = killed.stdout.split()
    successor = Departures(tmp_path)
    assert (successor.has_left(left), successor.has_left(begun)) == (True, False)
    successor.close()


def test_what_was_noted_too_long_ago_is_not_known(tmp_path: Path) -> None:
    departures = Departures(tmp_path)
    first = leave(departures)
    for _ in range(NOTES - 1):
        leave(departures)
    assert departures.has_left(first) is True
    leave(departures)
    assert departures.has_left(first) is None
    departures.close()


def test_nothing_is_noted_outside_or_without_a_folder(tmp_path: Path) -> None:
    leaves()
    nowhere = Departures()
    assert leave(nowhere) == ""
    assert nowhere.has_left("") is None
    (tmp_path / "file").write_text("")
    refused = Departures(tmp_path / "file" / "folder")
    assert leave(refused) == ""
    for one in (nowhere, refused):
        one.close()


def test_files_of_processes_that_are_no_more_are_removed_in_time(tmp_path: Path) -> None:
    running, ended, recent = (Departures(tmp_path) for _ in range(3))
    departures = [leave(one) for one in (running, ended, recent)]
    ended.close()
    recent.close()
    files = {path.stem: path for path in tmp_path.iterdir()}
    for departure in departures[:2]:
        os.utime(files[departure.partition(":")[0]], (time() - SECONDS_KEPT - 1,) * 2)
    successor = Departures(tmp_path)
    assert [successor.has_left(departure) for departure in departures] == [True, None, True]
    running.close()
    successor.close()


@given(departure=st.text() | st.from_regex(r"\A[a-z0-9_./]*:-?[0-9]*\Z"))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_name_that_nobody_gave_is_not_known(tmp_path: Path, departure: str) -> None:
    departures = Departures(tmp_path)
    assert departures.has_left(departure) is None
    departures.close()


@pytest.mark.parametrize("left", [True, False])
def test_a_call_that_was_begun_is_made_again_only_where_it_had_not_left(
    tmp_path: Path, *, left: bool
) -> None:
    async def play() -> None:
        departures, channel = Departures(tmp_path), Numbers()
        departure = leave(departures) if left else departures.new()
        work = Work(delivery(1), (Call("answer", {"number": 1}),), calling=True, departure=departure)
        inbox = ProcessInbox()
        await inbox.accept([delivery(1)])
        await Answering(channel, inbox, departures, Room()).answer(work)
        departures.close()
        assert channel.sent == ([] if left else [1])

    asyncio.run(play())
