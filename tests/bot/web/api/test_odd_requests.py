"""Old clients, those that ask for the head alone, and those that ask for what nobody gave them."""

import json
import socket
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import httpx
import pytest

from bot.web.api.parameters import next_cursor
from tests.bot.web.api.serving import serving
from tests.bot.web.register import CATALOG, CLINIC

OPEN = (
    "/api/v1/institutions",
    f"/api/v1/institutions/{CLINIC.code}",
    "/api/v1/check?phone=88442330303",
    "/api/v1/needs",
    "/api/v1/changes",
    "/api/v1/register",
    "/api/v1/register.csv",
    "/api/v1/register.json",
    "/api/v1/openapi.json",
    "/changes.atom",
    "/sitemap.xml",
    "/sitemap-1.xml",
    "/robots.txt",
    "/widget.js",
    f"/badge/{CLINIC.code}.svg",
    "/badge/unheard-of.svg",
    "/.well-known/security.txt",
    f"/i/{CLINIC.code}",
)
SAME = (
    "content-type",
    "etag",
    "cache-control",
    "access-control-allow-origin",
    "cross-origin-resource-policy",
)
LAST = max(one.code for one in CATALOG.institutions)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with (
        serving(tmp_path_factory.mktemp("register"), frame_sites="http://a.example") as (url, _, _),
        httpx.Client(base_url=url, timeout=30) as client,
    ):
        yield client


@pytest.mark.parametrize("path", OPEN)
def test_the_head_is_that_of_the_whole_answer(client: httpx.Client, path: str) -> None:
    whole, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert whole.status_code == 200
    assert [head.headers.get(name) for name in SAME] == [whole.headers.get(name) for name in SAME]


@pytest.mark.parametrize("path", OPEN)
def test_what_may_be_done_is_told(client: httpx.Client, path: str) -> None:
    told = client.options(path)
    assert told.status_code == (204 if path.startswith("/api/v1/") else 405)
    assert {"GET", "HEAD"} <= set(told.headers["allow"].split(", "))


def test_a_client_of_http_1_0_is_answered_whole(client: httpx.Client) -> None:
    address = urlsplit(str(client.base_url))
    for path in ("/api/v1/institutions", "/sitemap-1.xml"):
        asked = f"GET {path} HTTP/1.0\r\nHost: {address.netloc}\r\n\r\n"
        with closing(socket.create_connection((address.hostname, address.port), timeout=30)) as connection:
            connection.sendall(asked.encode())
            answer = b"".join(iter(lambda: connection.recv(65_536), b""))
        head, _, body = answer.partition(b"\r\n\r\n")
        assert b" 200 " in head.partition(b"\r\n")[0]
        assert b"chunked" not in head.lower()
        assert body == client.get(path).content


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        (f"institutions?cursor={next_cursor(LAST)}", "institutions"),
        (f"institutions?cursor={next_cursor('zzz', 99)}", "institutions"),
        (f"institutions?q=школа&cursor={next_cursor('999999')}", "institutions"),
        (f"changes?cursor={next_cursor('zzz', 1)}", "changes"),
    ],
)
def test_behind_the_last_page_is_nothing(client: httpx.Client, path: str, rows: str) -> None:
    assert client.get(f"/api/v1/{path}").json() == {rows: [], "next": None}


def test_a_cursor_of_a_version_to_come_begins_with_the_newest(client: httpx.Client) -> None:
    begun = client.get(f"/api/v1/changes?cursor={next_cursor('', 2**31 - 1)}")
    assert begun.json() == client.get("/api/v1/changes").json()


@pytest.mark.parametrize(
    "forged", ["WzFd", "W251bGwsMV0=", "WzEsImEgYiJd", "e30=", "WzEuNSwiYSJd", "=", "%00"]
)
@pytest.mark.parametrize("path", ["institutions", "changes"])
def test_a_forged_cursor_is_refused(client: httpx.Client, path: str, forged: str) -> None:
    assert client.get(f"/api/v1/{path}?cursor={forged}").status_code == 400


@pytest.mark.parametrize("name", ["kind", "place", "q", "updated_since", "limit", "cursor"])
def test_a_filter_of_ten_kilobytes_is_refused_in_a_sentence(client: httpx.Client, name: str) -> None:
    refused = client.get("/api/v1/institutions", params={name: "9" * 10_000})
    assert refused.status_code == 400
    assert json.loads(refused.content)["detail"].endswith(".")


def test_a_check_of_ten_kilobytes_vouches_for_nothing(client: httpx.Client) -> None:
    told = client.get("/api/v1/check", params={"url": f"vk.com/{'a' * 10_000}"}).json()
    assert (told["verdict"], told["institution"]) == ("not_a_page", None)
