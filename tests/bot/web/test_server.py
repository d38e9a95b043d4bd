"""The server as a process: where it listens, and how it leaves."""

import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from bot.web.server import PortTakenError, address, listen
from tests.bot.web.serving import settings

PROGRAM = """
import asyncio
from bot.observability.logs import log_to_stderr
from bot.web.run import create_app
from bot.web.server import serve
from handlers.messages import Reply
from tests.bot.web.register import CONTEXT
from tests.bot.web.serving import Answering, Guiding, settings

async def slowly(incoming):
    print("heard", flush=True)
    await asyncio.sleep(0.5)
    return Reply("готово")

log_to_stderr()
asyncio.run(serve(create_app(Answering(slowly), Guiding(CONTEXT), settings()), settings()))
print("left", flush=True)
"""


def test_port_zero_takes_a_free_one() -> None:
    with listen(settings()) as one, listen(settings()) as other:
        assert address(one) != address(other)
        assert address(one).startswith("http://127.0.0.1:")


def test_no_answer_is_held_back_until_it_is_acknowledged() -> None:
    with listen(settings()) as listening:
        assert listening.proto == socket.IPPROTO_TCP  # without it asyncio leaves Nagle's algorithm on


def test_an_address_can_be_opened_where_every_host_is_listened_to() -> None:
    with listen(settings(web_host="0.0.0.0")) as listening:  # noqa: S104 - for the length of a test
        assert address(listening).startswith("http://127.0.0.1:")


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_an_address_of_the_newer_kind_is_written_in_brackets() -> None:
    with listen(settings(web_host="::1")) as listening:
        assert address(listening).startswith("http://[::1]:")


def test_a_taken_port_is_said_in_one_sentence() -> None:
    with listen(settings()) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTakenError, match=str(port)):
            listen(settings(web_port=port))


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_gives_the_answers_in_hand_and_leaves(told: signal.Signals) -> None:
    answers: list[str] = []
    with process() as (server, url):
        asking = threading.Thread(target=lambda: answers.append(ask(url)))
        asking.start()
        assert server.stdout
        assert server.stdout.readline() == "heard\n"
        server.send_signal(told)
        asking.join()
        assert server.wait(timeout=60) == 0
        assert server.stdout.read() == "left\n"
    assert answers == ["готово"]


@contextmanager
def process() -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The server as a process of its own, and the address that it says it listens at."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            yield server, announced(server)
        finally:
            server.kill()


def announced(server: "subprocess.Popen[str]") -> str:
    """The address that the process says it listens at."""
    assert server.stderr
    said: list[str] = []
    for line in server.stderr:
        if line.startswith("Чат открыт: "):
            return line.partition(": ")[2].strip()
        said.append(line)
    return pytest.fail("it ended at once: " + "".join(said))


def ask(url: str) -> str:
    return str(httpx.post(f"{url}api/messages", json={"session": "a", "text": "б"}).json()["text"])
