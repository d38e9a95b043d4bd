"""What `bench.month` is played on: a register with marks that are due, and institutions that proposed."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import TypeVar

from bench.registers import register_of
from bot.invited.answering import shown_cells
from catalog.accounts import Role
from catalog.invitations.model import AnswerState, Told
from catalog.model import Institution, PageState, Platform
from catalog.model import Page as OwnPage
from catalog.region import day_in, load_region
from catalog.register.files.escaping import escape
from catalog.store.register import Register, open_register
from tests.bot.desk.serving import HASH

CHANGES, SINGLY, MARKS, DOORS, PROPOSALS, CLOSURES, REFUSED = 200, 20, 60, 300, 20, 12, 2
TODAY = day_in(load_region("volgograd"))
CLOSED = {"closed_from": str(TODAY), "closed_until": str(TODAY + timedelta(days=20))}
HOURS = "пн–пт 7:00–19:00"
PLAYED = 4
"""Of cards corrected by the form and of marks one in so many is played: the others take the same presses."""

TOGETHER = ("детский сад", "городской округ город Волжский")
"""Whose hours change at once: a kind and a municipality."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Month:
    """What is to be done: codes, and what the card of each has to say in the end."""

    by_sheet: Mapping[str, str]  # telephone numbers
    singly: Mapping[str, str]
    together: Sequence[str]
    due: Sequence[str]  # a mark on VK to look at
    proposed: Mapping[str, Mapping[str, str]]
    doors: Sequence[str]  # municipalities
    names: Mapping[str, str]  # official ones


def fill(url: str, size: int) -> Month:
    """Make the register, its operators and its queues."""
    institutions = list(register_of(size)[0])
    month = _planned(institutions)
    due = frozenset(month.due)
    with closing(open_register(url)) as register:
        looked_at = [_looked_at(one, is_due=one.code in due) for one in institutions]
        register.versions.replace(looked_at, note="bench")
        for role in (Role.EDITOR, Role.APPROVER):
            register.accounts.add(role.value, HASH, role)
        _propose(register, month.proposed)
    return month


def sheet(month: Month, folder: Path) -> Path:
    """The numbers that a department has sent."""
    file = StringIO()
    rows = [("Код", "Полное наименование", "Телефон")]
    rows += [(code, month.names[code], phone) for code, phone in month.by_sheet.items()]
    csv.writer(file).writerows([escape(cell) for cell in row] for row in rows)
    (path := folder / "телефоны.csv").write_bytes(file.getvalue().encode("utf-8-sig"))
    return path


def done(url: str, month: Month) -> dict[str, int]:
    """How much of it is in the register."""
    (undone, phone), *kept = month.singly.items()
    with closing(open_register(url)) as register:
        cards = {one.code: one for one in register.versions.institutions()}
        invited = register.invitations
        decided = {code: {one.state for one in invited.answers(code)} for code in month.proposed}
    return {
        "by sheet": sum(cards[code].phone == number for code, number in month.by_sheet.items()),
        "in bulk": sum(cards[code].hours == HOURS for code in month.together),
        "by the form": sum(cards[code].phone == number for code, number in kept),
        "undone": int(cards[undone].phone != phone),
        "marks": sum(page.checked_on == TODAY for code in month.due for page in _on_vk(cards[code])),
        "proposals accepted": sum(states == {AnswerState.ACCEPTED} for states in decided.values()),
        "refused": sum(states == {AnswerState.REFUSED} for states in decided.values()),
    }


def _planned(institutions: Sequence[Institution]) -> Month:
    together = [one.code for one in institutions if (one.kind, one.place.municipality) == TOGETHER]
    free = [one for one in institutions if one.code not in set(together)]
    changed, proposing, rest = _cut(free, CHANGES - len(together), PROPOSALS)
    phones = {one.code: f"8 (8442) 33-{at // 100:02}-{at % 100:02}" for at, one in enumerate(changed)}
    by_sheet, singly = _cut(list(phones.items()), len(phones) - SINGLY)
    return Month(
        dict(by_sheet),
        dict(singly[::PLAYED]),
        together,
        [one.code for one in rest if len(_on_vk(one)) == 1][: MARKS // PLAYED],
        {one.code: _proposal(at) for at, one in enumerate(proposing)},
        _municipalities(institutions),
        {one.code: one.official_name for one in changed},
    )


def _cut(items: Sequence[T], *counts: int) -> list[Sequence[T]]:
    """Parts of those lengths, and the rest."""
    parts, at = [], 0
    for count in counts:
        parts.append(items[at : at + count])
        at += count
    return [*parts, items[at:]]


def _proposal(at: int) -> dict[str, str]:
    """Some close for a while, the others have a telephone of another number."""
    return CLOSED if at < CLOSURES else {"phone": f"8 (8442) 44-00-{at:02}"}


def _municipalities(institutions: Iterable[Institution]) -> list[str]:
    """So many that their doors are enough; the largest would not be printed at once."""
    chosen: list[str] = []
    counts = Counter(one.place.municipality for one in institutions)
    for name, _ in counts.most_common()[1:]:
        if sum(counts[one] for one in chosen) < DOORS:
            chosen.append(name)
    return chosen


def _on_vk(one: Institution) -> list[OwnPage]:
    return [page for page in one.pages if page.platform is Platform.VK]


def _looked_at(one: Institution, *, is_due: bool) -> Institution:
    """With marks that were all seen yesterday, or are due."""
    on = TODAY - timedelta(days=80 if is_due else 1)
    pages = (
        replace(page, state=PageState.CONFIRMED, checked_on=on) if page.platform is Platform.VK else page
        for page in one.pages
    )
    return replace(one, pages=tuple(pages))


def _propose(register: Register, proposed: Mapping[str, Mapping[str, str]]) -> None:
    links = register.invitations.invite(proposed, TODAY, TODAY)
    for one in register.standing.find(list(proposed)):
        told = Told(proposed[one.code], shown_cells(one))
        register.invitations.tell(links[one.code], told, datetime.now(UTC))
