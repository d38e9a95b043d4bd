# ruff: noqa: E501 - one line an area
"""`POST /api/v1/areas`: an address in, who serves it out, nothing kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import httpx
import pytest
from jsonschema import Draft202012Validator

from bot.web.api.areas import LONGEST
from catalog.areas.index import AreaIndex
from catalog.areas.model import Area
from catalog.search.places.region_places import RegionPlaces
from tests.bot.web.api.serving import serving
from tests.bot.web.register import CATALOG, SCHOOLS

ADDRESS = "школа улица Мира 5 Волжский"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    one = SCHOOLS[0]
    area = Area(
        one.code,
        one.place.municipality,
        one.place.locality,
        "ул. Мира",
        "1–9",
        "школа",
        None,
        date(2099, 1, 1),
        "Акт № 1",
        "a",
    )
    with serving(tmp_path_factory.mktemp("register")) as (url, _, guiding):
        areas = AreaIndex([area], CATALOG.institutions, RegionPlaces())
        assert guiding.context
        guiding.context = replace(guiding.context, areas=areas)
        yield url


def post(url: str, **sent: object) -> httpx.Response:
    return httpx.post(f"{url}/api/v1/areas", **{"json": {"address": ADDRESS}, **sent})  # type: ignore[arg-type]


def test_an_address_is_answered_and_kept_nowhere(url: str) -> None:
    place = SCHOOLS[0].place
    answer = post(url, json={"address": f"школа ул. Мира 5 {place.locality} {place.municipality}", "more": 1})
    found = answer.json()
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert (found["decision"], found["institutions"][0]["code"]) == ("found", SCHOOLS[0].code)
    assert found["institutions"][0]["valid_until"] == "2099-01-01"


def test_the_answer_is_as_described(url: str) -> None:
    description = httpx.get(f"{url}/api/v1/openapi.json").json()
    schema = {"$ref": "#/components/schemas/AreasObject", "components": description["components"]}
    for address in ("", ADDRESS, "ленина", "х" * LONGEST):
        Draft202012Validator(schema).validate(post(url, json={"address": address}).json())


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"json": {"address": 5}}, 400), ({"json": []}, 400), ({"json": {"address": "a" * (LONGEST + 1)}}, 400),
        ({"json": None, "content": b"{", "headers": {"content-type": "application/json"}}, 400),
        ({"json": None, "content": b"\xff", "headers": {"content-type": "application/json"}}, 400),
        ({"json": None, "content": b"address=1", "headers": {"content-type": "text/plain"}}, 415),
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_in_a_sentence(url: str, sent: dict[str, object], status: int) -> None:
    refused = post(url, **sent)
    assert refused.status_code == status
    assert refused.json()["detail"]


def test_it_is_asked_by_post_alone(url: str) -> None:
    assert httpx.get(f"{url}/api/v1/areas", params={"address": "x"}).status_code == 405
