"""The open register as a program reads it: every answer against the description, versions, conditions."""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from catalog.search import Catalog
from catalog.search.needs.reader import reader_of
from catalog.search.places.region_places import RegionPlaces
from catalog.store.register import Register
from handlers.context import Context
from tests.bot.web.api.serving import context_of, serving
from tests.bot.web.register import CATALOG, CLINIC, HOSTILE, REGION, SCHOOLS, TODAY
from tests.bot.web.serving import Guiding

CODES = sorted(one.code for one in CATALOG.institutions)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("register")) as (url, _, _):
        yield url


@pytest.fixture(scope="module")
def description(url: str) -> dict[str, Any]:
    found: dict[str, Any] = httpx.get(f"{url}/api/v1/openapi.json").json()
    return found


def fits(description: dict[str, Any], model: str, answer: object) -> None:
    schema = {"$ref": f"#/components/schemas/{model}", "components": description["components"]}
    Draft202012Validator(schema).validate(answer)


def listed(url: str, **query: str | int) -> list[str]:
    """The codes of the whole list, read page by page."""
    codes: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = httpx.get(f"{url}/api/v1/institutions", params={**query, "cursor": cursor}).json()
        codes += [one["code"] for one in page["institutions"]]
        cursor = page["next"]
    return codes


def test_pages_of_any_length_make_the_same_list(url: str) -> None:
    for limit in (1, 2, len(CODES), 200):
        assert listed(url, limit=limit) == CODES


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({"kind": "школа"}, [one.code for one in SCHOOLS]),
        ({"kind": "school"}, [one.code for one in SCHOOLS]),
        ({"kind": "Школы"}, [one.code for one in SCHOOLS]),
        ({"kind": "театр"}, []),
        ({"place": "северный", "kind": "детская поликлиника"}, [CLINIC.code]),
        ({"place": "Заречный район"}, [CLINIC.code, *(one.code for one in SCHOOLS)]),
        ({"place": "Южный"}, []),
        ({"q": "школа 21"}, ["school-21"]),
        ({"q": "погода"}, []),
        ({"updated_since": "2020-01-01"}, CODES),
        ({"updated_since": "2999-01-01T00:00:00Z"}, []),
        ({"unheard_of": "1"}, CODES),
    ],
)
def test_filters(url: str, query: dict[str, str], codes: list[str]) -> None:
    assert listed(url, **query) == codes
    assert listed(url, limit=1, **query) == codes


def test_an_institution_bears_what_its_card_shows(url: str, description: dict[str, Any]) -> None:
    found = httpx.get(f"{url}/api/v1/institutions/{CLINIC.code}").json()
    fits(description, "InstitutionObject", found)
    assert (found["name"], found["official_name"]) == (CLINIC.short_name, CLINIC.official_name)
    assert found["pages"][0]["state"] == "confirmed"
    assert found["pages"][0]["checked_on"] == TODAY.isoformat()
    assert found["services"] == [{"title": one.title, "url": one.url} for one in CLINIC.services]
    assert found["updated_on"][:4].isdigit()
    assert httpx.get(f"{url}/api/v1/institutions/markup").json()["address"] == HOSTILE


def test_every_answer_is_as_described(url: str, description: dict[str, Any]) -> None:
    for path, model in (
        ("institutions?limit=3", "InstitutionList"),
        ("institutions?q=школа", "InstitutionList"),
        ("check?url=vk.com/dp3", "CheckObject"),
        ("check?phone=88442330303", "CheckObject"),
        ("needs", "NeedList"),
        ("changes", "ChangeList"),
        ("register", "RegisterObject"),
        ("institutions?limit=0", "Problem"),
        ("institutions/unheard-of", "Problem"),
        ("nowhere", "Problem"),
    ):
        fits(description, model, httpx.get(f"{url}/api/v1/{path}").json())


def test_a_check_says_what_the_command_says(url: str) -> None:
    page = httpx.get(f"{url}/api/v1/check", params={"url": "https://m.vk.com/dp3"}).json()
    assert (page["verdict"], page["official_url"]) == ("official", "https://vk.com/dp3")
    phone = httpx.get(f"{url}/api/v1/check", params={"phone": "+7 8442 33-03-03"}).json()
    assert (phone["verdict"], phone["institution"]) == ("known_phone", CLINIC.official_name)


@pytest.mark.parametrize(
    "path",
    [
        "institutions?limit=0",
        "institutions?limit=201",
        "institutions?limit=1e2",
        "institutions?limit=٣",
        "institutions?updated_since=вчера",
        "institutions?cursor=forged",
        "institutions?cursor=WzEsICIuLi8iXQ==",
        "institutions?cursor=" + "A" * 5000,
        "institutions?kind=" + "я" * 501,
        "changes?cursor=W10=",
        "check",
        "check?url=vk.com/dp3&phone=112",
        "check?phone=звоните",
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(url: str, path: str) -> None:
    answer = httpx.get(f"{url}/api/v1/{path}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].endswith(".")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_who_has_the_answer_is_told_so(url: str) -> None:
    address = f"{url}/api/v1/institutions?limit=2"
    first = httpx.get(address)
    again = httpx.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert httpx.get(f"{address}&kind=школа", headers={"If-None-Match": first.headers["etag"]}).is_success


def test_other_sites_may_read_it_and_only_it(url: str) -> None:
    asked = httpx.options(
        f"{url}/api/v1/institutions",
        headers={"Origin": "https://school.example", "Access-Control-Request-Method": "GET"},
    )
    assert (asked.status_code, asked.headers["access-control-allow-origin"]) == (204, "*")
    assert "access-control-allow-origin" not in httpx.get(f"{url}/").headers
    assert httpx.head(f"{url}/api/v1/institutions").status_code == 200
    assert httpx.delete(f"{url}/api/v1/institutions").status_code == 405


def test_the_files_hold_the_whole_register(url: str) -> None:
    register = httpx.get(f"{url}/api/v1/register").json()
    for file in register["files"]:
        body = httpx.get(file["url"]).content
        assert hashlib.sha256(body).hexdigest() == file["sha256"]
        assert len(body) == file["bytes"]
    assert [one["code"] for one in httpx.get(f"{url}/api/v1/register.json").json()] == CODES
    rows = list(
        csv.DictReader(io.StringIO(httpx.get(f"{url}/api/v1/register.csv").content.decode("utf-8-sig")))
    )
    assert [row["code"] for row in rows] == CODES
    assert {row["code"]: row["vk_state"] for row in rows}[CLINIC.code] == "confirmed"


def follow(guiding: Guiding, register: Register) -> None:
    guiding.context = context_of(register)


def test_changes_come_newest_first_and_withdrawn_pages_leave_every_answer(tmp_path: Path) -> None:
    with serving(tmp_path) as (url, register, guiding):
        renamed = replace(SCHOOLS[0], official_name="МОУ «Лицей № 20»")
        register.versions.update([renamed], note="renamed")
        register.versions.replace(
            [one for one in register.versions.institutions() if one.code != "dp-1"], note="closed"
        )
        register.withdrawals.withdraw("https://vk.com/dp3", "взломана", TODAY)
        etag = httpx.get(f"{url}/api/v1/institutions").headers["etag"]
        follow(guiding, register)
        found: list[tuple[int, str, str]] = []
        cursor: str | None = ""
        while cursor is not None:
            page = httpx.get(f"{url}/api/v1/changes", params={"limit": 2, "cursor": cursor}).json()
            found += [(one["version"], one["code"], one["change"]) for one in page["changes"]]
            cursor = page["next"]
        first = [(1, code, "added") for code in CODES]
        assert found == [(4, "dp-3", "changed"), (3, "dp-1", "removed"), (2, "school-20", "changed"), *first]
        again = httpx.get(f"{url}/api/v1/institutions", headers={"If-None-Match": etag})
        assert again.status_code == 200
        assert "vk.com/dp3" not in again.text
        moments = {one["code"]: one["updated_on"] for one in again.json()["institutions"]}
        assert moments["school-20"] >= moments["school-21"]


def test_needs_are_told_with_who_does_them(tmp_path: Path) -> None:
    with serving(tmp_path) as (url, register, guiding):
        needs = reader_of("volgograd")
        version = register.versions.active()
        catalog = Catalog(register.versions.institutions(), RegionPlaces(), version, {}, needs)
        guiding.context = Context(catalog, REGION)
        found = httpx.get(f"{url}/api/v1/needs").json()["needs"]
        ids = [need["id"] for need in found]
        assert len(ids) == len(set(ids)) > 150
        assert all(need["title"] for need in found)


def test_without_the_history_the_list_is_still_told(tmp_path: Path) -> None:
    with serving(tmp_path) as (url, _, guiding):
        guiding.timeline = None
        assert len(httpx.get(f"{url}/api/v1/institutions").json()["institutions"]) == len(CODES)


def test_nothing_is_told_before_the_register_is_loaded(tmp_path: Path) -> None:
    with serving(tmp_path) as (url, _, guiding):
        guiding.context = None
        answer = httpx.get(f"{url}/api/v1/institutions")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
