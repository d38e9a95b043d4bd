"""The server answers under its own names alone, and repeats none that was sent."""

from collections.abc import Iterator

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.host_names import host_name
from bot.web.hosts import WATCHED
from handlers.messages import Incoming, Reply
from tests.bot.web.register import CONTEXT
from tests.bot.web.serving import answering, settings

OK, MISDIRECTED, MOVED = 200, 421, 307
EVIL = "evil.example"
NAMES = "guide.internal:8443, bot1,пример.рф,192.0.2.9"


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    async def echo(incoming: Incoming) -> Reply:
        return Reply(incoming.text)

    own = {"public_url": "https://Guide.example/", "hosts": NAMES}
    with answering(echo, CONTEXT, **own) as url, httpx.Client(base_url=url) as client:
        yield client


@pytest.mark.parametrize(
    "host",
    [
        "guide.example", "GUIDE.example.", "guide.example:443", "guide.internal", "bot1:8080",
        "xn--e1afmkfd.xn--p1ai", "192.0.2.9", "localhost", "localhost:1",
        "127.0.0.1", "127.0.0.2:80", "[::1]:8080",
    ],
)  # fmt: skip
def test_it_answers_under_its_names(client: httpx.Client, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == OK


@pytest.mark.parametrize(
    "host",
    [
        EVIL, f"guide.example.{EVIL}", "notguide.example", f"guide.example@{EVIL}", f"{EVIL}/guide.example",
        f"guide.example:80@{EVIL}", "guide.example:x", "guide.example,guide.example", "a..b", "",
        "localhost.evil.example",
        "192.0.2.1", "10.0.0.5:8080", "[2001:db8::1]", "127.1", "a" * 300,
    ],
)  # fmt: skip
def test_any_other_name_is_refused(client: httpx.Client, host: str) -> None:
    for method, path in (("GET", "/"), ("POST", "/api/messages"), ("GET", "/i/1"), ("GET", "/nowhere")):
        answer = client.request(method, path, headers={"Host": host})
        assert answer.status_code == MISDIRECTED
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not host or host not in answer.text


def test_the_name_counts_that_was_sent_and_not_what_is_said_of_it(client: httpx.Client) -> None:
    said = {"X-Forwarded-Host": "guide.example", "Forwarded": "host=guide.example"}
    assert client.get("/", headers={"Host": EVIL, **said}).status_code == MISDIRECTED
    said = {"X-Forwarded-Host": EVIL, "Forwarded": f"host={EVIL}", "X-Forwarded-Proto": "gopher"}
    answer = client.get("/i/s-1/", headers={"Host": "localhost", **said})
    assert (answer.status_code, answer.headers["location"]) == (MOVED, "/i/s-1")


@pytest.mark.parametrize("path", ["/i/s-1/", "/healthz/", "//evil.example/healthz/", "/i/%2Fevil.example/"])
def test_a_redirect_is_a_path(client: httpx.Client, path: str) -> None:
    location = client.get(client.base_url.join("/").copy_with(raw_path=path.encode())).headers.get("location")
    assert location is None or (location.startswith("/") and location[1:2] not in ("/", "\\"))


@pytest.mark.parametrize("path", WATCHED)
def test_a_balancer_asks_by_number(client: httpx.Client, path: str) -> None:
    for host in ("10.0.0.5:8080", "[2001:db8::1]:8080", "guide.internal"):
        assert client.get(path, headers={"Host": host}).status_code == OK
    assert client.get(path, headers={"Host": EVIL}).status_code == MISDIRECTED


@given(st.text())
def test_a_name_is_read_or_it_is_none(text: str) -> None:
    name = host_name(text)
    assert name.isascii()
    assert not set(name) & set("/@\\ ")
    assert ":" in name or host_name(f"{name}:80") == name


@pytest.mark.parametrize(
    "wrong",
    [
        {"public_url": "guide.example"},
        {"public_url": "https://a@guide.example"},
        {"public_url": "https://a..b"},
        {"hosts": "*"},
        {"hosts": "https://guide.example"},
        {"hosts": "a b"},
    ],
)
def test_a_setting_that_names_no_host_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        settings(**wrong)
