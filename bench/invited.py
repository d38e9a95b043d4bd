"""`python -m bench.invited [SIZE]`: so many institutions invited, some late, silent or hostile, and one desk.

All of it goes through the application: links of the table, the page that they open, the desk's buttons. 5 %
never answer; 15 % let the first letter lie, and half of those answer at each reminder; the links of 5 % are
in hostile hands. The operators see what the desk shows, and whose a page is when they open it, which is
counted. At the end the register is compared with what was true, and its versions with the journal.
"""

import asyncio
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlsplit

import httpx

from bench.registers import register_of
from bot.bootstrap import Parts, assemble
from bot.desk.gate import desk, mounted
from bot.desk.passwords import hashed
from bot.invited.answering import shown_cells, words_of
from bot.invited.inviting import invite, invited
from bot.invited.links import Links
from bot.privacy.secret_file import secret_of
from bot.settings import Settings
from bot.web.invited.routes import invited_routes
from bot.web.run import create_app
from catalog.accounts import Role
from catalog.invitations.model import PAGES, Answer, AnswerState
from catalog.model import Institution, PageState
from catalog.region import day_where
from catalog.store.register import open_register

SIZE = 5_600
NEVER, LATE, HOSTILE, CHANGED = 0.05, 0.15, 0.05, 0.25
REMINDERS = 4
SECONDS_A_PRESS = 3
PUBLIC = "https://guide.example"
PASSWORD = "a password of the bench"  # noqa: S105 - it opens nothing
TOKEN = re.compile(r'name="csrftoken" value="([^"]+)"')
STAMP = re.compile(r'name="stamp" value="(\w+)"')
ROWS = 25
"""Of a page of the desk's list: so often it is opened."""

MARKUP = ("<script>", "=HYPERLINK", "{{")
DANGER = "Не переходите"


@dataclass
class Played:
    """What happened, for the sums at the end. `told`: by code, what an honest institution sent."""

    told: dict[str, dict[str, str]] = field(default_factory=dict)
    presses: int = 0
    decided: Counter[str] = field(default_factory=Counter)
    refused_at_the_door: int = 0
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


def main(size: int) -> None:
    with TemporaryDirectory() as folder:
        parts = _parts(Path(folder), size)
        try:
            asyncio.run(play(parts))
        finally:
            parts.notes.close()
            parts.register.close()


async def play(parts: Parts) -> None:
    began, random, played = perf_counter(), Random(1), Played()  # noqa: S311 - the same play in every run
    before = {one.code: one for one in parts.register.institutions()}
    app = create_app(
        parts.conversation,
        parts.guide,
        parts.settings,
        [mounted(desk(parts)), *invited_routes(parts.register, parts.guide, parts.settings)],
        parts.bots,
    )
    crowd = Browser(app)
    editor, approver = [await Browser(app).sign_in(name) for name in ("editor", "approver")]
    kinds = _kinds(list(before), random)
    links = _links(parts, list(before.values()))
    for letter in range(REMINDERS + 1):
        version = parts.register.versions()[0].number
        for code, link in links.items():
            await _answered(crowd, played, kinds[code], before[code], link, random, letter)
        played.unasked += parts.register.versions()[0].number - version
        await _decide(parts, played, editor, approver)
        links = _silent(parts, list(before.values()))
    for line in _sums(parts, played, before, kinds):
        _print(line)
    _print(f"played in {perf_counter() - began:.0f} s")


def _parts(folder: Path, size: int) -> Parts:
    url = f"sqlite:///{folder}/register.sqlite3"
    register = open_register(url)
    register.replace(list(register_of(size)[0])[:size], note="bench")
    for role in (Role.EDITOR, Role.APPROVER):
        register.accounts.add(role.value, hashed(PASSWORD), role)
    register.close()
    parts = assemble(Settings(database_url=url, public_url=PUBLIC, _env_file=None))  # type: ignore[call-arg]
    parts.guide.refresh()
    return parts


def _kinds(codes: Sequence[str], random: Random) -> dict[str, str]:
    shares = {"never": NEVER, "late": LATE, "hostile": HOSTILE, "prompt": 1 - NEVER - LATE - HOSTILE}
    return dict(zip(codes, random.choices(list(shares), list(shares.values()), k=len(codes)), strict=True))


def _links(parts: Parts, institutions: Sequence[Institution]) -> dict[str, str]:
    """The paths of the links of the table, by code."""
    made = invite(parts.register, institutions, _signed(parts), _today(parts))
    return {one.institution.code: urlsplit(one.link).path for one in made}


def _silent(parts: Parts, institutions: Sequence[Institution]) -> dict[str, str]:
    """Those of the reminder's table."""
    found = invited(parts.register, institutions, _signed(parts), _today(parts))
    return {one.institution.code: urlsplit(one.link).path for one in found if not one.has_answered}


def _today(parts: Parts) -> date:
    return day_where(parts.settings.region)


def _signed(parts: Parts) -> Links:
    return Links(secret_of(parts.settings), PUBLIC)


async def _answered(  # noqa: PLR0913, PLR0917 - who, what, how, when
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
        _print(f"an honest answer of {one.code} was refused: {sent.status_code}")


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


async def _decide(parts: Parts, played: Played, editor: Browser, approver: Browser) -> None:
    """The editor takes what says that all is right together, then looks at each other answer once."""
    waiting = parts.register.invitations.waiting()
    if any(one.told.is_confirmation for one in waiting):
        await editor.post(
            "/operator/_api/answers/action?all=1&name=accept_confirmed", {"csrftoken": editor.token}
        )
        played.presses += 3  # the list, the button, the question
        played.decided["together"] += sum(one.told.is_confirmation for one in waiting)
    rest = [one for one in waiting if not one.told.is_confirmation]
    played.presses += -(-len(rest) // ROWS)
    for answer in rest:
        if parts.register.invitations.answer(answer.number) == answer:  # else its link is revoked by now
            await _decide_one(parts, played, answer, editor, approver)


async def _decide_one(
    parts: Parts, played: Played, answer: Answer, editor: Browser, approver: Browser
) -> None:
    is_suspect = _is_suspect(parts, answer)
    if not is_suspect and set(answer.told.cells) & set(PAGES):
        played.presses += 2  # the page is opened, seen to be theirs or somebody else's, and left
        is_suspect = dict(answer.told.cells) != played.told.get(answer.code)
    if is_suspect:
        await editor.act("revoke", answer.number)
        played.presses += 2
        played.decided["revoked"] += 1
        return
    await editor.act("accept", answer.number)
    played.presses += 1
    kept = parts.register.invitations.answer(answer.number)
    if kept and kept.state is AnswerState.WAITING and kept.agreed_by:
        await approver.act("accept", answer.number)
        played.presses += 3
        played.decided["by two"] += 1
    else:
        played.decided["one by one"] += 1


def _is_suspect(parts: Parts, answer: Answer) -> bool:
    """By what the desk shows alone: the verdict on addresses, and text that is none."""
    context = parts.guide.context
    said = (*answer.told.cells.values(), answer.told.remark)
    if any(sign in text for text in said for sign in MARKUP):
        return True
    pages = (answer.told.cells[key] for key in PAGES if key in answer.told.cells)
    return context is None or any(DANGER in words_of(url, context, _today(parts)) for url in pages)


def _sums(
    parts: Parts, played: Played, before: dict[str, Institution], kinds: dict[str, str]
) -> Iterator[str]:
    now = {one.code: one for one in parts.register.institutions()}
    there = sum(_has(now[code], told) for code, told in played.told.items())
    silent = Counter(kinds.values())["never"]
    yield f"invited {len(before):,}, never answered {silent}, hostile {Counter(kinds.values())['hostile']}"
    yield f"honest answers {len(played.told):,}, in the register {there:,}"
    forged = [code for code, kind in kinds.items() if kind == "hostile" and now[code] != before[code]]
    yield f"forged {len(forged)}; refused at the door {played.refused_at_the_door:,}"
    versions = {one.number for one in parts.register.versions()} - {1}
    logged = {one.version for one in parts.register.accounts.deeds(limit=None)}
    yield f"changed without a decision {played.unasked + len(versions - logged)}"
    yield f"pages official by nobody's look {sum(map(_raised, before.values(), map(now.get, before)))}"
    hours = played.presses * SECONDS_A_PRESS / 3600
    yield f"presses {played.presses:,}, {hours:.2f} hours at {SECONDS_A_PRESS} s; {dict(played.decided)}"
    together = played.decided["together"]
    yield f"accepted in bulk {together / max(1, len(played.told)):.1%}"


def _has(one: Institution, told: dict[str, str]) -> bool:
    cells = shown_cells(one)
    return all(cells[key] == value for key, value in told.items()) and one.attested_on is not None


def _raised(before: Institution, now: Institution | None) -> bool:
    if now is None:
        return False
    official = {page.url for page in before.pages if page.state is PageState.CONFIRMED}
    return any(page.state is PageState.CONFIRMED and page.url not in official for page in now.pages)


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
