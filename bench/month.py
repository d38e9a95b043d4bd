"""`python -m bench.month [SIZE]`: an operator's month in a real browser, its presses and what they take.

200 cards are corrected one by one, 60 marks looked at by the keyboard alone, codes for some 300 doors
printed, 20 proposals of institutions accepted, one change undone. Every press counts three seconds: a link, a
button, a key, a field that is chosen, what is typed into it. At the end the register is compared with what
was done.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Locator, Page, expect

from bench.registers import register_of
from bot.bootstrap import Parts
from bot.invited.answering import shown_cells
from catalog.invitations.model import Told
from catalog.model import Institution, PageState, Platform
from catalog.model import Page as OwnPage
from catalog.region import day_where
from tests.bot.desk.serving import PASSWORD, opened, served
from tests.bot.web.serving import running
from tests.browser import chromium

SIZE = 5_600
CHANGES, MARKS, DOORS, PROPOSALS = 200, 60, 300, 20
SECONDS_A_PRESS = 3
PUBLIC = "https://guide.example"
SHEET = b"/Type /Page\n"


@dataclass
class Hand:
    """What one person does at the desk."""

    page: Page
    desk: str
    presses: int = 0

    def open(self, path: str) -> None:
        """A link of the menu."""
        self.presses += 1
        self.page.goto(f"{self.desk}/{path}")

    def press(self, where: Locator) -> None:
        self.presses += 1
        where.click()

    def write(self, field: str, words: str) -> None:
        """The field is chosen, and written into."""
        self.presses += 2
        self.page.locator(field).fill(words)

    def key(self, name: str) -> None:
        self.presses += 1
        self.page.keyboard.press(name)

    def find(self, code: str) -> Locator:
        """The line of that card."""
        self.open("institutions/list")
        self.write("#asked-q", code)
        self.key("Enter")
        return self.page.locator(f'tr[data-sa-pk="{code}"]')


def main(size: int) -> None:
    institutions = register_of(size)[0]
    with TemporaryDirectory() as folder, month(Path(folder), institutions) as (parts, hand):
        today = day_where(parts.settings.region)
        aged = _age(parts, [one for one in institutions if len(_on_vk(one)) == 1][-MARKS:])
        corrected = [one.code for one in institutions[:CHANGES]]
        asked = _propose(parts, institutions[CHANGES : CHANGES + PROPOSALS])
        for what, work in (
            ("signed in", lambda: _sign_in(hand)),
            (f"{CHANGES} changes", lambda: _correct(hand, corrected)),
            (f"{MARKS} marks by keys alone", lambda: _look(hand)),
            (f"about {DOORS} doors", lambda: _print_doors(hand, institutions)),
            (f"{PROPOSALS} proposals", lambda: _accept(hand)),
            ("one undo", lambda: _undo(hand, corrected[0])),
        ):
            _timed(hand, what, work)
        cards = {one.code: one for one in parts.register.versions.institutions()}
        before = {one.code: one for one in institutions}
        undone, *kept = corrected
        done = {
            "changes": sum(cards[code].phone.endswith(_phone(code)) for code in kept),
            "marks": sum(page.checked_on == today for code in aged for page in _on_vk(cards[code])),
            "proposals": sum(cards[code].hours == hours for code, hours in asked.items()),
            "undone": int(cards[undone].phone == before[undone].phone),
        }
    hours = hand.presses * SECONDS_A_PRESS / 3600
    _say(f"in the register: {', '.join(f'{what} {count}' for what, count in done.items())}")
    _say(f"presses {hand.presses:,}, {hours:.2f} hours at {SECONDS_A_PRESS} s")


@contextmanager
def month(folder: Path, institutions: Sequence[Institution]) -> Iterator[tuple[Parts, Hand]]:
    with (
        opened(folder, tuple(institutions), public_url=PUBLIC) as parts,
        running(served(parts)) as url,
        chromium() as browser,
    ):
        yield parts, Hand(browser.new_page(viewport={"width": 1440, "height": 900}), f"{url}/operator")


def _age(parts: Parts, institutions: Iterable[Institution]) -> list[str]:
    """Their confirmations on VK are due, and nobody else's; their codes."""
    today = day_where(parts.settings.region)
    old, fresh = today - timedelta(days=80), today - timedelta(days=1)
    due = {one.code for one in institutions}
    changed = []
    for one in parts.register.versions.institutions():
        on = old if one.code in due else fresh
        pages = (
            replace(page, state=PageState.CONFIRMED, checked_on=on) if page.platform is Platform.VK else page
            for page in one.pages
        )
        changed.append(replace(one, pages=tuple(pages)))
    parts.register.versions.update(changed, note="bench")
    parts.guide.refresh()
    return sorted(due)


def _on_vk(one: Institution) -> list[OwnPage]:
    return [page for page in one.pages if page.platform is Platform.VK]


def _propose(parts: Parts, institutions: Sequence[Institution]) -> dict[str, str]:
    """By code, the hours that they ask for."""
    today = day_where(parts.settings.region)
    links = parts.register.invitations.invite([one.code for one in institutions], today, today)
    asked = {one.code: f"пн–пт 8:00–17:{at:02}" for at, one in enumerate(institutions)}
    for one in institutions:
        told = Told({"hours": asked[one.code]}, shown_cells(one))
        parts.register.invitations.tell(links[one.code], told, datetime.now(UTC))
    return asked


def _sign_in(hand: Hand) -> None:
    hand.open("login")
    hand.write("#username", "editor")
    hand.write("#password", PASSWORD)
    hand.press(hand.page.locator("button[type=submit]"))
    expect(hand.page.locator("aside")).to_be_visible()


def _correct(hand: Hand, codes: Sequence[str]) -> None:
    for code in codes:
        hand.press(hand.find(code).locator('[data-sa-name="correct"]'))
        hand.write("#phone", f"8 (8442) {_phone(code)}")
        hand.press(hand.page.locator("form.card .card-footer button"))
        expect(hand.page.locator(".alert-success").first).to_be_visible()


def _phone(code: str) -> str:
    number = f"{int(''.join(filter(str.isdigit, code))):06}"
    return f"{number[:2]}-{number[2:4]}-{number[4:6]}"


def _look(hand: Hand) -> None:
    hand.open("looks")
    for _ in range(MARKS):
        shown = hand.page.locator("input[name=row]").get_attribute("value")
        expect(hand.page.locator("[data-key='0']")).to_be_focused()
        hand.key("1")
        expect(hand.page.locator(f'input[name=row][value="{shown}"]')).to_have_count(0)
        hand.page.wait_for_load_state()


def _print_doors(hand: Hand, institutions: Sequence[Institution]) -> None:
    """Of the municipality that has about so many."""
    counts = Counter(one.place.municipality for one in institutions)
    where, count = min(counts.items(), key=lambda item: abs(item[1] - DOORS))
    hand.open("doors")
    hand.write("#where", where)
    hand.press(hand.page.locator('input[name=on_sheet][value="12"]'))
    with hand.page.expect_download() as downloading:
        hand.press(hand.page.locator("form[action$='sheets.pdf'] button"))
    sheets = downloading.value.path().read_bytes().count(SHEET)
    _say(f"{where}: {count} doors on {sheets} sheets")


def _accept(hand: Hand) -> None:
    hand.open("answers/list")
    for left in range(PROPOSALS, 0, -1):
        buttons = hand.page.locator('[data-sa-name="accept"]')
        expect(buttons).to_have_count(left)
        hand.press(buttons.first)
    expect(hand.page.locator('[data-sa-name="accept"]')).to_have_count(0)


def _undo(hand: Hand, code: str) -> None:
    hand.press(hand.find(code).locator('[data-sa-name="history"]'))
    hand.press(hand.page.locator("form[action$='/undo'] button").first)
    expect(hand.page.locator(".alert-success").first).to_be_visible()


def _timed(hand: Hand, what: str, work: Callable[[], None]) -> None:
    began, before = perf_counter(), hand.presses
    work()
    presses = hand.presses - before
    minutes = presses * SECONDS_A_PRESS / 60
    _say(f"{what:28}{presses:6,} presses {minutes:6.1f} min, played in {perf_counter() - began:.0f} s")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else SIZE)
