"""A flood from one address is refused; others, and who only claims to be others, are told apart."""

import asyncio
from collections.abc import Iterator

import httpx
import pytest
from starlette.requests import Request

from bot.web import sources
from bot.web.connections import MOST_HEADER_BYTES
from bot.web.run import create_app
from bot.web.sources import MOST_MESSAGES, pause_after, source_of
from handlers.messages import Incoming, Reply
from tests.bot.web.register import CONTEXT
from tests.bot.web.serving import Answering, Guiding, running, settings

FLOOD = MOST_MESSAGES + 30


async def echo(incoming: Incoming) -> Reply:
    return Reply(incoming.text)


@pytest.fixture(params=["127.0.0.0/8", ""], ids=["behind a proxy", "without a proxy"])
def proxies(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def client(proxies: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    monkeypatch.setattr(sources, "SECONDS_HELD", 0.01)
    monkeypatch.setattr(sources, "SECONDS_BETWEEN", 0.0)
    app = create_app(Answering(echo), Guiding(CONTEXT), settings())
    with running(app, trusted_proxies=proxies) as url, httpx.Client(base_url=url, timeout=20) as client:
        yield client


def ask(client: httpx.Client, session: str, address: str) -> httpx.Response:
    message = {"session": session, "text": "школа"}
    return client.post("/api/messages", json=message, headers={"X-Forwarded-For": address})


def test_a_flood_from_one_address_is_refused_and_others_are_answered(
    client: httpx.Client, proxies: str
) -> None:
    flood = [ask(client, f"flood-{number}", "203.0.113.7") for number in range(FLOOD)]
    refused = [response for response in flood if response.status_code == 429]
    assert len(refused) == (FLOOD - MOST_MESSAGES if proxies else 0), "who is told by nobody to trust isn't"
    assert all(response.json()["error"] and response.headers["retry-after"] for response in refused)
    assert ask(client, "resident", "203.0.113.8").status_code == 200


def test_a_header_without_end_is_refused(client: httpx.Client) -> None:
    try:
        status = client.get("/", headers={"X-Long": "a" * MOST_HEADER_BYTES * 100}).status_code
    except httpx.TransportError:
        status = 400  # the server hung up while it was being sent
    assert status == 400


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.8", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::1", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.7", "203.0.113.7", True),
        ("127.0.0.1", "::1", True),
        ("nonsense", "", True),
    ],
)
def test_addresses_of_one_subscriber_are_one_source(one: str, other: str, *, same: bool) -> None:
    assert (_source(one) == _source(other)) is same


def _source(address: str) -> str:
    return source_of(Request({"type": "http", "client": (address, 1), "headers": []}))


def test_who_costs_more_pauses_for_longer_and_never_for_ever() -> None:
    assert pause_after(0.0) == sources.SECONDS_BETWEEN
    assert pause_after(0.3) >= 2 * 0.3
    assert pause_after(60.0) == sources.LONGEST_PAUSE


def test_an_address_is_answered_one_message_at_a_time_and_holds_up_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sources, "SECONDS_BETWEEN", 0.0)
    monkeypatch.setattr(sources, "TIMES_PAUSED", 0)
    going, met, order = {"crowd": 0, "resident": 0}, set(), []

    async def slowly(incoming: Incoming) -> Reply:
        who = incoming.text
        going[who] += 1
        met.add(tuple(going.items()))
        await asyncio.sleep(0.1)
        going[who] -= 1
        order.append(who)
        return Reply(who)

    async def all_at_once(url: str) -> None:
        async with httpx.AsyncClient(base_url=url, timeout=20) as client:

            async def ask(who: str, address: str) -> None:
                message = {"session": f"{who}-{address}", "text": who}
                await client.post("/api/messages", json=message, headers={"X-Forwarded-For": address})

            crowd = [asyncio.create_task(ask("crowd", "203.0.113.7")) for _ in range(6)]
            await asyncio.sleep(0.05)
            await asyncio.gather(ask("resident", "203.0.113.8"), *crowd)

    app = create_app(Answering(slowly), Guiding(CONTEXT), settings())
    with running(app, trusted_proxies="127.0.0.0/8") as url:
        asyncio.run(all_at_once(url))
    assert max(dict(both)["crowd"] for both in met) == 1
    assert order.index("resident") < len(order) - 1
