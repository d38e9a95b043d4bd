"""The addresses of the contract, over a real server."""

import asyncio
import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from bot.web.security import HEADERS
from catalog.region import Region
from handlers.context import Context
from handlers.messages import LONGEST_TEXT, Choice, Incoming, LinkButton, Reply
from tests.bot.web.register import CONTEXT
from tests.bot.web.serving import answering

MESSAGES = "/api/messages"


async def echo(incoming: Incoming) -> Reply:
    if incoming.text == "сломайся":
        raise RuntimeError("секрет 4711")
    said = incoming.text or incoming.choice
    return Reply(
        said, "none", choices=(Choice("Ещё", "more:1"),), links=(LinkButton("Сайт", "https://a.example"),)
    )


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with answering(echo, CONTEXT) as url, httpx.Client(base_url=url, timeout=10) as client:
        yield client


def ask(client: httpx.Client, text: str, **headers: str) -> httpx.Response:
    return client.post(MESSAGES, json={"session": "s1", "text": text}, headers=headers)


def post_alone(client: httpx.Client, body: bytes | Iterator[bytes], content_type: str) -> httpx.Response:
    """By a connection of its own: the server may close it before all is sent: nothing else goes over it."""
    return httpx.post(client.base_url.join(MESSAGES), content=body, headers={"Content-Type": content_type})


def test_a_message_is_answered(client: httpx.Client) -> None:
    response = ask(client, "садик 5")
    assert response.status_code == 200
    assert response.json() == {
        "text": "садик 5",
        "cards": [],
        "choices": [{"label": "Ещё", "choice": "more:1"}],
        "links": [{"title": "Сайт", "url": "https://a.example"}],
        "phones": [],
        "decision": "none",
    }


def test_a_choice_is_answered(client: httpx.Client) -> None:
    response = client.post(MESSAGES, json={"session": "s1", "choice": "more:1"})
    assert response.json()["text"] == "more:1"


def test_of_ten_thousand_signs_the_beginning_and_the_end_are_read(client: httpx.Client) -> None:
    text = ask(client, "👵" * 10_000 + " пожар").json()["text"]
    assert text.startswith("👵" * 2_000)
    assert text.endswith(" пожар")
    assert len(text) <= LONGEST_TEXT


@pytest.mark.parametrize(
    ("content", "content_type", "status"),
    [
        (b"not json", "application/json", 400),
        (b"[1]", "application/json", 400),
        (b'{"session": "a"}', "application/json", 400),
        (b'{"text": "a"}', "application/json", 400),
        (json.dumps({"session": "a" * 10_000, "text": "a"}).encode(), "application/json", 400),
        (b'{"session": "a", "text": "b"}', "text/plain", 415),
        (b'{"session": "a", "text": "' + b"b" * 5_000_000 + b'"}', "application/json", 413),
    ],
)
def test_a_bad_request_gets_one_sentence(
    client: httpx.Client, content: bytes, content_type: str, status: int
) -> None:
    response = post_alone(client, content, content_type)
    assert response.status_code == status
    assert list(response.json()) == ["error"]
    assert "\n" not in response.json()["error"]
    assert ask(client, "дальше").status_code == 200


def test_a_body_of_unknown_length_is_cut_off_where_it_grows_too_large(client: httpx.Client) -> None:
    growing = (b"a" * 65_536 for _ in range(80))
    response = post_alone(client, growing, "application/json")
    assert response.status_code == 413
    assert "error" in response.json()


def test_our_own_fault_shows_no_trace(client: httpx.Client) -> None:
    said = json.dumps({"session": "s1", "text": "сломайся"}).encode()
    response = post_alone(client, said, "application/json")
    assert response.status_code == 500
    assert list(response.json()) == ["error"]
    assert "4711" not in response.text
    assert response.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


def test_a_message_sent_again_is_answered_once() -> None:
    answered: list[str] = []

    async def count(incoming: Incoming) -> Reply:
        answered.append(incoming.text)
        return Reply(str(len(answered)))

    with answering(count, CONTEXT) as url, httpx.Client(base_url=url) as client:
        texts = [ask(client, "а", **{"Idempotency-Key": key}).json()["text"] for key in ("k1", "k1", "k2")]
    assert texts == ["1", "1", "2"]


@pytest.mark.parametrize(
    "path", ["/", "/i/dp-3", "/i/nobody", "/nowhere", "/healthz", "/readyz", "/static/no.js", "/favicon.ico"]
)
def test_every_answer_is_closed_to_other_hosts_and_sets_no_cookie(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert {name: response.headers.get(name) for name in HEADERS} == dict(HEADERS)
    assert "set-cookie" not in response.headers
    assert "server" not in response.headers


def test_the_page_and_its_parts(client: httpx.Client) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    parts = [part.partition('"')[0] for part in page.text.split('"/static/')[1:]]
    assert len(parts) >= 8
    for part in parts:
        response = client.get(f"/static/{part}")
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]


def test_a_page_that_names_no_icon_has_the_same_one(client: httpx.Client) -> None:
    named = client.get("/").text.partition('rel="icon" href="')[2].partition('"')[0]
    asked = client.get("/favicon.ico")
    assert asked.headers["content-type"].startswith("image/svg+xml")
    assert asked.content == client.get(named).content
    assert "immutable" not in asked.headers["cache-control"]


def test_a_missing_part_is_not_kept_for_good(client: httpx.Client) -> None:
    style = client.get("/").text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    missing = client.get(style.replace("style.css", "no.css"))
    assert missing.status_code == 404
    assert "immutable" not in missing.headers.get("cache-control", "")
    outside = client.get(style.replace("style.css", "..%2f..%2frun.py"))
    assert outside.status_code == 404


def test_a_card_without_scripts(client: httpx.Client) -> None:
    response = client.get("/i/dp-3")
    assert response.status_code == 200
    assert re.findall(r"<script ?[^>]*>", response.text) == ['<script type="application/ld+json">']
    assert "https://vk.com/dp3" in response.text
    assert "/?start=dp-3" in response.text


@pytest.mark.parametrize("code", ["nobody", "%3Cscript%3E", "a" * 5_000, "%00", "%FF", "%D1%8B"])
def test_an_unknown_code_is_said_plainly_and_leads_on(client: httpx.Client, code: str) -> None:
    response = client.get(f"/i/{code}")
    assert response.status_code == 404
    assert '<a class="button" href="/">' in response.text
    assert "<script>" not in response.text


def test_a_closed_institution_leads_to_the_one_that_took_over(client: httpx.Client) -> None:
    response = client.get("/i/dp-1")
    assert response.status_code == 200
    assert "Детская поликлиника № 3" in response.text
    assert "закрыто" in response.text


def test_a_closed_institution_with_nobody_in_its_place_is_said_plainly(client: httpx.Client) -> None:
    response = client.get("/i/dp-2")
    assert response.status_code == 200
    assert "закрыто" in response.text
    assert '<a class="button" href="/">' in response.text


def test_where_no_page_is_known_the_card_says_so(client: httpx.Client) -> None:
    assert "Страницы в соцсетях в нашем списке нет" in client.get("/i/school-20").text
    assert "Страницы в соцсетях в нашем списке нет" not in client.get("/i/dp-3").text


def test_without_scripts_the_form_is_answered_by_a_page(client: httpx.Client) -> None:
    shell = client.get("/").text
    session = shell.partition('name="session" value="')[2].partition('"')[0]
    answer = client.post("/", data={"session": session, "text": "<b>садик</b>"})
    assert answer.status_code == 200
    assert "&lt;b&gt;садик&lt;/b&gt;" in answer.text
    assert f'name="session" value="{session}"' in answer.text
    assert 'name="choice" value="more:1"' in answer.text
    pressed = client.post("/", data={"session": session, "choice": "more:1"})
    assert "more:1" in pressed.text


def test_without_scripts_a_door_still_leads_to_its_card(client: httpx.Client) -> None:
    assert 'href="/i/dp-3"' in client.get("/?start=dp-3").text
    assert "/i/" not in client.get("/?start=%22%3E%3Cscript%3E").text


def test_a_bad_form_gets_a_page_with_a_way_on(client: httpx.Client) -> None:
    response = client.post(
        "/", content=b"\xff", headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    assert response.status_code == 400
    assert '<a class="button" href="/">' in response.text


def test_wrong_methods_and_addresses_are_said_plainly(client: httpx.Client) -> None:
    assert client.get(MESSAGES).status_code == 405
    assert list(client.get(MESSAGES).json()) == ["error"]
    assert client.get("/api/nothing").status_code == 404
    assert client.delete("/").status_code == 405
    assert client.head("/").status_code == 200


def test_watchers_are_told_how_it_stands(client: httpx.Client) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200


def test_until_the_list_is_loaded_nothing_is_answered_but_life() -> None:
    with answering(echo, None) as url, httpx.Client(base_url=url) as client:
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 503
        assert client.get("/").status_code == 200
        assert client.get("/i/dp-3").status_code == 503
        waiting = ask(client, "садик")
        assert waiting.status_code == 503
        assert waiting.headers["retry-after"] == "2"
        assert list(waiting.json()) == ["error"]


def test_figures_are_for_this_machine_alone(client: httpx.Client) -> None:
    assert "gospublic_register_version" in client.get("/metrics").text
    through_proxy = client.get("/metrics", headers={"X-Forwarded-For": "203.0.113.5"})
    assert through_proxy.status_code == 403
    assert "gospublic" not in through_proxy.text.replace("GOSPUBLIC", "")


def test_a_setting_opens_the_figures() -> None:
    with answering(echo, CONTEXT, metrics_public=True) as url:
        response = httpx.get(f"{url}/metrics", headers={"X-Forwarded-For": "203.0.113.5"})
    assert response.status_code == 200


def test_many_at_once_each_get_their_own_answer(client: httpx.Client) -> None:
    async def all_at_once() -> list[str]:
        async with httpx.AsyncClient(base_url=client.base_url) as many:
            asked = [many.post(MESSAGES, json={"session": str(i), "text": str(i)}) for i in range(50)]
            return [response.json()["text"] for response in await asyncio.gather(*asked)]

    assert asyncio.run(all_at_once()) == [str(i) for i in range(50)]


def test_whoever_hangs_up_in_the_middle_disturbs_nobody(client: httpx.Client) -> None:
    async def hang_up() -> None:
        parts = urlsplit(str(client.base_url))
        _, writer = await asyncio.open_connection(parts.hostname, parts.port)
        writer.write(b"POST /api/messages HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n")
        writer.write(b"Content-Length: 100\r\n\r\n{")
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    asyncio.run(hang_up())
    assert ask(client, "дальше").status_code == 200


def test_the_region_stands_on_the_page_once_it_is_known() -> None:
    context = Context(CONTEXT.catalog, Region("x", title="Тридесятая область"))
    with answering(echo, context) as url:
        assert "Тридесятая область" in httpx.get(url).text
