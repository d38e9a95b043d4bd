"""`POST /api/suggest`: names and needs in the order of an answer, nothing kept, limits of its own."""

from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web import sources, suggest
from bot.web.run import create_app
from catalog.search import Catalog
from catalog.search.needs.reader import reader_of
from catalog.search.places.region_places import RegionPlaces
from handlers.messages import Incoming, Reply
from handlers.steps.suggest import LONGEST, MOST, suggestions
from tests.bot.web.register import CATALOG, CONTEXT
from tests.bot.web.serving import Answering, Guiding, running, settings

NEEDY = replace(
    CONTEXT,
    catalog=Catalog(CATALOG.institutions, RegionPlaces(), CATALOG.version, needs=reader_of("volgograd")),
)


async def echo(incoming: Incoming) -> Reply:
    return Reply(incoming.text)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    app = create_app(Answering(echo), Guiding(NEEDY), settings())
    with running(app, trusted_proxies="127.0.0.0/8") as url, httpx.Client(base_url=url, timeout=20) as client:
        yield client


def suggested(client: httpx.Client, text: object) -> httpx.Response:
    return client.post("/api/suggest", json={"text": text})


def labels(text: str) -> list[str]:
    return [one.label for one in suggestions(text, NEEDY)]


def test_names_and_needs_are_suggested_and_kept_nowhere(client: httpx.Client) -> None:
    answer = suggested(client, "школа 2")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    assert all(set(one) == {"label", "choice"} for one in answer.json()["suggestions"])
    assert suggested(client, "пасп").json()["suggestions"][0] == {
        "label": "Паспорт потерян или украден",
        "choice": "need:lost_passport",
    }


@pytest.mark.parametrize("text", [None, 5, [], {}, True])
def test_what_is_no_text_is_refused_in_one_sentence(client: httpx.Client, text: object) -> None:
    answer = suggested(client, text)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("Нужен JSON")


def test_a_body_that_is_no_question_is_refused_before_it_is_read(client: httpx.Client) -> None:
    assert suggested(client, "школа " * 2_000).status_code == 413
    assert suggested(client, "школа " * 20).json() == {"suggestions": []}
    assert client.post("/api/suggest", content=b"[" * 3_000, headers=JSON).status_code == 400
    assert client.post("/api/suggest", content=b"text=1").status_code == 415
    assert client.get("/api/suggest").status_code == 405


def test_a_flood_of_suggestions_leaves_messages_alone(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "SECONDS_HELD", 0.01)
    monkeypatch.setattr(sources, "SECONDS_BETWEEN", 0.0)
    flooder = {"X-Forwarded-For": "203.0.113.9"}
    flood = [
        client.post("/api/suggest", json={"text": "шк"}, headers=flooder).status_code
        for _ in range(suggest.MOST_ASKED + 5)
    ]
    assert flood.count(429) == 5
    message = {"session": "of-the-same", "text": "школа"}
    assert client.post("/api/messages", json=message, headers=flooder).status_code == 200
    other = {"X-Forwarded-For": "203.0.113.10"}
    assert client.post("/api/suggest", json={"text": "школа"}, headers=other).status_code == 200


def test_the_first_is_what_an_answer_would_be() -> None:
    assert labels("детская поликл")[0].startswith("Детская поликлиника № 3")
    assert labels("школа 21")[0].startswith("Школа № 21")
    assert labels("нет вод")[0] == "Нет воды"


def test_a_word_is_completed_by_what_most_institutions_bear() -> None:
    assert [label[:10] for label in labels("шко")][:3] == ["Школа № 20", "Школа № 21", "Школа № 22"]


@pytest.mark.parametrize("said", ["пожар", "не хочу жить", "газом пахнет"])
def test_nothing_is_suggested_in_danger(said: str) -> None:
    assert labels(said) == []


@pytest.mark.parametrize(
    "said", ["vk.com/dp3", "https://dp3.example/", "@dp3_official", "", " ", "шк", "!" * 30]
)
def test_nothing_is_suggested_beside_an_address_nor_to_nothing(said: str) -> None:
    assert labels(said) == []


@given(st.text(max_size=LONGEST + 40))
def test_no_text_does_harm(text: str) -> None:
    found = suggestions(text, NEEDY)
    assert len(found) <= MOST
    assert all(one.label and one.choice.isascii() and len(one.choice) <= 64 for one in found)
    assert len({one.choice for one in found}) == len(found)


JSON = {"Content-Type": "application/json"}
