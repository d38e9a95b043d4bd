"""Connections over real sockets: half requests end and hold up nobody; what has two ends is refused."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from time import monotonic, sleep
from urllib.parse import urlsplit

import pytest

from bot.web import connections
from bot.web.run import create_app
from handlers.messages import Incoming, Reply
from tests.bot.web.register import CONTEXT
from tests.bot.web.serving import Answering, Guiding, running, settings

CLOCK, QUICK = 1.0, 0.2  # the second where no answer has to come in time
PATIENCE = 20.0
PLACES = 40
OK, WRONG = b"HTTP/1.1 200 ", b"HTTP/1.1 400 "
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
MESSAGE = b"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
BODY = b'{"session": "s", "text": "a"}'
LENGTH = b"Content-Length: %d\r\n" % len(BODY)
CHUNKED = b"Transfer-Encoding: chunked\r\n"
CHUNKS = b"%x\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY)


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def url(asked: list[str], request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server with few places and a quick clock; it answers later than its clock runs."""

    async def slowly(incoming: Incoming) -> Reply:
        asked.append(incoming.text)
        await asyncio.sleep(1.2 * CLOCK)
        return Reply("готово")

    monkeypatch.setattr(connections, "SECONDS_FOR_A_HEAD", getattr(request, "param", CLOCK))
    app = create_app(Answering(slowly), Guiding(CONTEXT), settings())
    with running(app, most=PLACES) as url:
        yield url


@contextmanager
def connected(url: str, sent: bytes) -> Iterator[socket.socket]:
    host, port = urlsplit(url).hostname, urlsplit(url).port
    with closing(socket.create_connection((host, port), timeout=PATIENCE)) as connection:
        connection.sendall(sent)
        yield connection


def answer(connection: socket.socket) -> bytes:
    """The first read of an answer; nothing where the connection was ended."""
    try:
        return connection.recv(65536)
    except ConnectionResetError:
        return b""


def ends_though_it_drips(connection: socket.socket) -> bool:
    """Whether the other side ends the connection while bytes go on coming."""
    deadline = monotonic() + PATIENCE
    connection.settimeout(QUICK / 10)
    while monotonic() < deadline:
        try:
            connection.sendall(b"a")
            if not connection.recv(65536):
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


@pytest.mark.parametrize("url", [QUICK], indirect=True)
@pytest.mark.parametrize("sent", [b"", b"G", HEALTH, HEALTH + b"X-More: "])
def test_a_half_head_ends_though_it_drips(url: str, sent: bytes) -> None:
    with connected(url, sent) as connection:
        assert ends_though_it_drips(connection)


@pytest.mark.parametrize("sent", [HEALTH + b"\r\n" + HEALTH, HEALTH + b"\r\n"])
def test_a_half_head_after_a_whole_request_ends(url: str, sent: bytes) -> None:
    with connected(url, sent) as connection:
        assert answer(connection).startswith(OK)
        assert ends_though_it_drips(connection)


def test_a_body_that_nobody_asked_for_ends(url: str) -> None:
    with connected(
        url, b"POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
    ) as sender:
        assert answer(sender).startswith(b"HTTP/1.1 404 ")
        assert ends_though_it_drips(sender)


def test_a_kept_connection_and_a_slow_answer_stay(url: str) -> None:
    with connected(url, HEALTH + b"\r\n") as connection:
        told = answer(connection)
        while not told.endswith(b"ok"):
            told = answer(connection)
        sleep(1.2 * CLOCK)
        connection.sendall(MESSAGE + LENGTH + b"\r\n" + BODY)
        assert answer(connection).startswith(OK)


@pytest.mark.parametrize("half", [b"GET / HTTP/1.1\r\nHost: lo", MESSAGE + LENGTH + b"\r\n" + BODY[:5], b""])
def test_a_crowd_of_half_requests_turns_nobody_away(url: str, half: bytes) -> None:
    with ExitStack() as crowd:
        for _ in range(3 * PLACES):
            crowd.enter_context(connected(url, half))
            with connected(url, HEALTH + b"\r\n") as watcher:
                assert answer(watcher).startswith(OK)


def test_whoever_is_being_answered_keeps_the_place(url: str, asked: list[str]) -> None:
    with ExitStack() as crowd:
        asking = crowd.enter_context(connected(url, MESSAGE + LENGTH + b"\r\n" + BODY))
        deadline = monotonic() + PATIENCE
        while not asked and monotonic() < deadline:
            sleep(0.01)
        for _ in range(3 * PLACES):
            crowd.enter_context(connected(url, HEALTH))
        assert answer(asking).startswith(OK)


@pytest.mark.parametrize(
    "sent",
    [
        MESSAGE + LENGTH + CHUNKED + b"\r\n" + CHUNKS,
        MESSAGE + CHUNKED + LENGTH + b"\r\n" + CHUNKS,
        MESSAGE + CHUNKED + b"content-length: 0\r\n\r\n" + CHUNKS,
        MESSAGE + LENGTH + b"Transfer-Encoding:\r\n chunked\r\n\r\n" + CHUNKS,
        MESSAGE + CHUNKED + CHUNKED + b"\r\n" + CHUNKS,
        MESSAGE + b"Transfer-Encoding: identity\r\n\r\n" + BODY,
        MESSAGE + LENGTH + b"Content-Length: 3\r\n\r\n" + BODY,
        MESSAGE + b"Content-Length: +29\r\n\r\n" + BODY,
        MESSAGE + b"Content-Length : 29\r\n\r\n" + BODY,
        MESSAGE.replace(b"1.1", b"1.0") + CHUNKED + b"\r\n" + CHUNKS,
        HEALTH + b"Host: localhost\r\n\r\n",
        HEALTH + b"X-Long: " + b"a" * 20_000 + b"\r\n\r\n",
        HEALTH + b"X: a\rb\r\n\r\n",
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(url: str, asked: list[str], sent: bytes) -> None:
    with connected(url, sent) as connection:
        told = answer(connection)
        assert told.startswith(WRONG)
        while told:  # and nothing more is read from there
            told = answer(connection)
            assert not told.startswith(b"HTTP/")
    assert asked == []
