"""Who plays in `bench.invited`: institutions, strangers with their links, and the browsers of all."""

import re
from collections import Counter
from dataclasses import dataclass, field
from random import Random

import httpx

from catalog.model import Institution

REMINDERS = 4
CHANGED = 0.25
"""So many of those who answer have something to change."""

PUBLIC = "https://guide.example"
PASSWORD = "a password of the bench"  # noqa: S105 - it opens nothing
TOKEN = re.compile(r'name="csrftoken" value="([^"]+)"')
STAMP = re.compile(r'name="stamp" value="(\w+)"')


@dataclass
class Played:
    """What happened, for the sums at the end. `told`: by code, what an honest institution sent."""

    told: dict[str, dict[str, str]] = field(default_factory=dict)
    presses: int = 0
    decided: Counter[str] = field(default_factory=Counter)
    refused_at_the_door: int = 0
    lost: list[str] = field(default_factory=list)  # honest answers that weren't taken
    unasked: int = 0  # versions that appeared while nobody decided


class Browser:
    """One HTTP client; institutions and operators are told apart by what they send."""

    def __init__(self, app: object) -> None:
        transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
        self._client = httpx.AsyncClient(transport=transport, base_url=PUBLIC, timeout=600)
        self.token = ""

    async def get(self, path: str) -> httpx.Response:
        answer = await self._client.get(path)
        found = TOKEN.search(answer.text)
        self.token = found[1] if found else self.token
        return answer

    async def post(self, path: str, fields: dict[str, str]) -> httpx.Response:
        return await self._client.post(path, data=fields)

    async def sign_in(self, name: str) -> "Browser":
        await self.get("/operator/login")
        await self.post("/operator/login", {"csrftoken": self.token, "username": name, "password": PASSWORD})
        await self.get("/operator/answers/list")
        return self

    async def act(self, name: str, number: int) -> httpx.Response:
        path = f"/operator/_api/answers/row-action?pk={number}&name={name}"
        return await self.post(path, {"csrftoken": self.token})


async def answer_letter(  # noqa: PLR0913, PLR0917 - who, what, how, when
    crowd: Browser, played: Played, kind: str, one: Institution, link: str, random: Random, letter: int
) -> None:
    if kind == "hostile":
        await _attacked(crowd, played, one, link, letter)
    elif kind == "prompt" or (kind == "late" and letter and (letter == REMINDERS or random.random() < 0.5)):  # noqa: PLR2004 - half
        await _told(crowd, played, one, link, random)


async def _told(crowd: Browser, played: Played, one: Institution, link: str, random: Random) -> None:
    page = await crowd.get(link)
    changes = _changes(one, random) if random.random() < CHANGED else {}
    stamp = STAMP.search(page.text)
    fields = {"deed": "send" if changes else "right", "stamp": stamp[1] if stamp else "", **changes}
    sent = await crowd.post(link, fields)
    if sent.status_code == httpx.codes.SEE_OTHER:
        played.told[one.code] = changes
    else:
        played.lost.append(one.code)


def _changes(one: Institution, random: Random) -> dict[str, str]:
    number = one.code.rpartition("-")[2]
    possible = (
        ({"phone": f"8 (84457) {int(number) % 90 + 10}-11-22"}, 50),
        ({"hours": "пн–пт 8:00–17:00"}, 25),
        ({"closed_from": "2026-12-20", "closed_until": "2027-01-10"}, 15),
        ({"vk": f"https://vk.com/stranica_uchrezhdeniya_{number}"}, 8),
        ({"site": f"https://uchrezhdenie-{number}.example/"}, 2),
    )
    return random.choices([fields for fields, _ in possible], [weight for _, weight in possible])[0]


async def _attacked(crowd: Browser, played: Played, one: Institution, link: str, letter: int) -> None:
    """Look-alikes, markup, what belongs to others, replays, and another card's number under this proof."""
    page = await crowd.get(link)
    stamp = STAMP.search(page.text)
    vk = next((page.url for page in one.pages if page.platform == "vk"), "https://vk.com/a")
    for fields in (
        {"vk": vk.replace("0", "o", 1) + "1"},
        {"hours": "<script>alert(1)</script>"},
        {"address": '=HYPERLINK("https://evil.example")'},
        {"phone": "112", "mark": "да", "code": "ORG-000001", "remark": "{{ 7 * 7 }}"},
    ):
        for _ in range(2):
            sent = await crowd.post(link, {"deed": "send", "stamp": stamp[1] if stamp else "", **fields})
            played.refused_at_the_door += sent.status_code != httpx.codes.SEE_OTHER
    token = link.rpartition("/")[2]
    for forged in (f"AAAAAAA{letter}" + token[8:], token[:-2] + "AA", token[::-1]):
        sent = await crowd.post(f"/confirm/{forged}", {"deed": "right"})
        played.refused_at_the_door += sent.status_code != httpx.codes.SEE_OTHER
