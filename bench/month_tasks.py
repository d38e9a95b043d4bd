"""What the operator of `bench.month` does, press by press."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from bench.month_register import CLOSURES, HOURS, PROPOSALS, REFUSED, TOGETHER, Month
from tests.bot.desk.serving import PASSWORD

SHEET = b"/Type /Page\n"
PATIENCE = 20_000


@dataclass
class Hand:
    """What one person does at the desk."""

    page: Page
    desk: str
    presses: int = 0
    sheets: int = 0  # of doors

    def open(self, path: str) -> None:
        """A link of the menu."""
        self.presses += 1
        self.page.goto(f"{self.desk}/{path}")

    def press(self, where: str | Locator) -> None:
        self.presses += 1
        (where if isinstance(where, Locator) else self.page.locator(where)).click()

    def write(self, field: str, words: str) -> None:
        """The field is chosen, and written into."""
        self.presses += 2
        self.page.locator(field).fill(words)

    def choose(self, field: str, value: str) -> None:
        self.presses += 2
        self.page.locator(field).select_option(value)

    def key(self, name: str) -> None:
        self.presses += 1
        self.page.keyboard.press(name)

    def find(self, code: str) -> Locator:
        """The line of that card."""
        self.open("institutions/list")
        self.write("#asked-q", code)
        self.key("Enter")
        return self.page.locator(f'tr[data-sa-pk="{code}"]')

    def is_told(self) -> None:
        """Wait until the desk says that it is done."""
        expect(self.page.locator(".alert-success").first).to_be_visible(timeout=PATIENCE)

    def sees_gone(self, row: str) -> None:
        expect(self.page.locator(row)).to_have_count(0, timeout=PATIENCE)
        self.page.wait_for_load_state()


def sign_in(hand: Hand) -> None:
    hand.open("login")
    hand.write("#username", "editor")
    hand.write("#password", PASSWORD)
    hand.press("button[type=submit]")
    expect(hand.page.locator("aside")).to_be_visible()


def load(hand: Hand, path: Path) -> None:
    hand.open("import")
    hand.presses += 3  # the button of the field, the file, «Открыть»
    hand.page.locator("#file").set_input_files(path)
    hand.press("[name=updating]")
    hand.press("form[enctype] button")
    _apply(hand)


def _apply(hand: Hand) -> None:
    """What the sheet would change is shown first."""
    button = hand.page.locator('form[action$="/apply"] button')
    expect(button).to_be_visible(timeout=PATIENCE)
    hand.press(button)
    hand.is_told()


def change_together(hand: Hand) -> None:
    kind, place = TOGETHER
    hand.open("institutions/list")
    hand.press(".asked-conditions summary")
    hand.choose("#asked-kind", kind)
    hand.write("#asked-place", place)
    hand.press(".asked-words + button")
    hand.press(".bulk summary")
    hand.press('[name=scope][value="all"]')
    hand.choose("#bulk-column", "hours")
    hand.write("#bulk-value", HOURS)
    hand.press("button[value=set]")
    _apply(hand)


def correct(hand: Hand, month: Month) -> None:
    for code, phone in month.singly.items():
        hand.press(hand.find(code).locator('[data-sa-name="correct"]'))
        hand.write("#phone", phone)
        hand.press("form.card .card-footer button")
        hand.is_told()


def look(hand: Hand, month: Month) -> None:
    hand.open("looks")
    for _ in month.due:
        row = hand.page.locator("input[name=row]")
        shown = row.get_attribute("value")
        hand.presses += 2  # the page, elsewhere, is opened by «0» and its tab closed: that isn't played
        hand.key("1")
        hand.sees_gone(f'input[name=row][value="{shown}"]')


def print_doors(hand: Hand, month: Month) -> None:
    for where in month.doors:
        hand.open("doors")
        hand.write("#where", where)
        hand.press('input[name=on_sheet][value="12"]')
        with hand.page.expect_download() as downloading:
            hand.press("form[action$='sheets.pdf'] button")
        hand.sheets += downloading.value.path().read_bytes().count(SHEET)


def decide(hand: Hand) -> None:
    """What changes a card comes first: some of it is refused; then closures, all that are left."""
    hand.open("answers/list")
    for number in range(PROPOSALS - CLOSURES):
        row = hand.page.locator("tr[data-sa-pk]").first
        key = row.get_attribute("data-sa-pk")
        if number < REFUSED:
            hand.press(row.locator('[data-sa-name="refuse"]'))
            hand.write("#modal-action [name=why]", "телефон не отвечает")
            hand.press("#actionSubmit")
        else:
            hand.press(row.locator('[data-sa-name="accept"]'))
        hand.sees_gone(f'tr[data-sa-pk="{key}"]')
    hand.press("#select-all-rows")
    hand.press(".dropdown-toggle:has-text('выбран')")
    hand.press('[data-sa-name="accept_closures"]')
    hand.press("#actionSubmit")
    hand.sees_gone("tr[data-sa-pk]")


def undo(hand: Hand, month: Month) -> None:
    """The last change of a card that was corrected by the form."""
    hand.press(hand.find(next(iter(month.singly))).locator('[data-sa-name="history"]'))
    hand.press("form[action$='/undo'] button >> nth=0")
    hand.is_told()
