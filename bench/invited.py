"""`python -m bench.invited [SIZE]`: so many institutions invited, some late, silent or hostile, and one desk.

All of it goes through the application: links of the table, the page that they open, the desk's buttons. 5 %
never answer; 15 % let the first letter lie, and half of those answer at each reminder; the links of 5 % are
in hostile hands. The operators see what the desk shows, and whose a page is when they open it, which is
counted. At the end the register is compared with what was true, and its versions with the journal.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlsplit

from bench.invited_people import PASSWORD, PUBLIC, REMINDERS, Browser, Played, answer_letter
from bench.registers import register_of
from bot.bootstrap import Parts, assemble
from bot.desk.gate import desk, mounted
from bot.desk.kit.passwords import hashed
from bot.invited.answering import shown_cells, words_of
from bot.invited.inviting import invite, invited
from bot.invited.links import Links
from bot.privacy.secret_file import secret_of
from bot.settings import Settings
from bot.web.invited.routes import invited_routes
from bot.web.run import create_app
from catalog.accounts import Role
from catalog.invitations.model import PAGES, AnswerKind, AnswerState, InvitedAnswer
from catalog.model import Institution, PageState
from catalog.region import day_where, load_region, now_in
from catalog.store.register import open_register

SIZE = 5_600
NEVER, LATE, HOSTILE = 0.05, 0.15, 0.05
SECONDS_A_PRESS = 3
ROWS = 25
"""Of a page of the desk's list: so often it is opened."""

MARKUP = ("<script>", "=HYPERLINK", "{{")
KINDS = (AnswerKind.CONFIRMATION, AnswerKind.CLOSURE, AnswerKind.CHANGE)
DANGER = "Не переходите"


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
    before = {one.code: one for one in parts.register.versions.institutions()}
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
        version = parts.register.versions.all()[0].number
        for code, link in links.items():
            await answer_letter(crowd, played, kinds[code], before[code], link, random, letter)
        played.unasked += parts.register.versions.all()[0].number - version
        await _decide(parts, played, editor, approver)
        links = _silent(parts, list(before.values()))
    for line in _sums(parts, played, before, kinds):
        _print(line)
    _print(f"played in {perf_counter() - began:.0f} s")


def _parts(folder: Path, size: int) -> Parts:
    url = f"sqlite:///{folder}/register.sqlite3"
    register = open_register(url)
    register.versions.replace(list(register_of(size)[0])[:size], note="bench")
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
    made = invite(
        parts.register.invitations, institutions, _signed(parts), now_in(load_region(parts.settings.region))
    )
    return {one.institution.code: urlsplit(one.link).path for one in made}


def _silent(parts: Parts, institutions: Sequence[Institution]) -> dict[str, str]:
    """Those of the reminder's table."""
    found = invited(
        parts.register.invitations, institutions, _signed(parts), now_in(load_region(parts.settings.region))
    )
    return {one.institution.code: urlsplit(one.link).path for one in found if not one.has_answered}


def _today(parts: Parts) -> date:
    return day_where(parts.settings.region)


def _signed(parts: Parts) -> Links:
    return Links(secret_of(parts.settings), PUBLIC)


async def _decide(parts: Parts, played: Played, editor: Browser, approver: Browser) -> None:
    """The editor takes what says that all is right together, closures page by page, and all else singly."""
    waiting = parts.register.invitations.waiting()
    right, closures, rest = ([one for one in waiting if one.told.kind is kind] for kind in KINDS)
    if right:
        await editor.post(
            "/operator/_api/answers/action?all=1&name=accept_confirmed", {"csrftoken": editor.token}
        )
        played.presses += 3  # the list, the button, the question
        played.decided["together"] += len(right)
    for at in range(0, len(closures), ROWS):
        page = closures[at : at + ROWS]
        chosen = "&".join(f"pks={one.number}" for one in page)
        path = f"/operator/_api/answers/action?{chosen}&name=accept_closures"
        await editor.post(path, {"csrftoken": editor.token})
        played.presses += (
            5  # the page of the list, the box for all of it, «С выбранными», the deed, the question
        )
        played.decided["closures, a page at once"] += len(page)
    played.presses += -(-len(rest) // ROWS)
    for one in rest:
        if parts.register.invitations.answer(one.number) == one:  # else its link is revoked by now
            await _decide_one(parts, played, one, editor, approver)


async def _decide_one(
    parts: Parts, played: Played, answer: InvitedAnswer, editor: Browser, approver: Browser
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


def _is_suspect(parts: Parts, answer: InvitedAnswer) -> bool:
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
    now = {one.code: one for one in parts.register.versions.institutions()}
    there = sum(_has(now[code], told) for code, told in played.told.items())
    silent = Counter(kinds.values())["never"]
    yield f"invited {len(before):,}, never answered {silent}, hostile {Counter(kinds.values())['hostile']}"
    yield f"honest answers {len(played.told):,}, in the register {there:,}, not taken {len(played.lost)}"
    forged = [code for code, kind in kinds.items() if kind == "hostile" and now[code] != before[code]]
    yield f"forged {len(forged)}; refused at the door {played.refused_at_the_door:,}"
    versions = {one.number for one in parts.register.versions.all()} - {1}
    logged = {one.version for one in parts.register.accounts.deeds(limit=None)}
    yield f"changed without a decision {played.unasked + len(versions - logged)}"
    yield f"pages official by nobody's look {sum(map(_raised, before.values(), map(now.get, before)))}"
    hours = played.presses * SECONDS_A_PRESS / 3600
    yield f"presses {played.presses:,}, {hours:.2f} hours at {SECONDS_A_PRESS} s; {dict(played.decided)}"
    together = played.decided["together"] + played.decided["closures, a page at once"]
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
