"""A page that comes in by an edit isn't official by a mark that was seen on another."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from catalog.model import Institution, Page, PageState, Platform
from catalog.register.changes.editing import cells_of, preview_edit, stamp
from catalog.register.changes.importing import apply
from catalog.store.register import Register, open_register

SEEN = date(2026, 10, 16)
OLD, NEW = "https://vk.com/school5", "https://vk.com/novaya_shkola"
OK_OLD, OK_NEW = "https://ok.ru/school5", "https://ok.ru/novaya_shkola"
SCHOOL = Institution(
    "s-5",
    "Школа № 5",
    kind="школа",
    pages=(
        Page(Platform.VK, OLD, PageState.CONFIRMED, SEEN, "реестр", SEEN),
        Page(Platform.OK, OK_OLD, PageState.CONFIRMED, SEEN, "реестр", SEEN),
    ),
    mark_as_given="да",
    checked_as_given="2026-10-16",
    seen_on=SEEN,
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(open_register(f"sqlite:///{tmp_path}/register.sqlite3")) as register:
        register.versions.replace([SCHOOL], note="")
        yield register


def edit(register: Register, changed: Mapping[str, str]) -> dict[str, PageState]:
    """The states of the pages that stand after the edit, by address."""
    cells = cells_of(register.standing.find(["s-5"])[0])
    preview = preview_edit(register, "s-5", {**cells, **changed}, stamp(cells), "volgograd")
    assert not preview.faults
    apply(register, preview, "", confirmed=True)
    return {page.url: page.state for page in register.standing.find(["s-5"])[0].pages}


@pytest.mark.parametrize(
    ("key", "cell", "new"),
    [
        ("vk", NEW, NEW),
        ("vk", f"{OLD}; {NEW}", NEW),
        ("vk", f"{NEW}; {OLD}", NEW),
        ("ok", OK_NEW, OK_NEW),
        ("ok", f"{OK_OLD}; {OK_NEW}", OK_NEW),
        ("telegram", "https://t.me/novaya_shkola", "https://t.me/novaya_shkola"),
    ],
)
def test_it_is_listed_and_stays_so_at_the_next_edit(
    register: Register, key: str, cell: str, new: str
) -> None:
    assert edit(register, {key: cell})[new] is PageState.LISTED
    assert edit(register, {"phone": "112"})[new] is PageState.LISTED


def test_a_look_at_it_makes_it_official(register: Register) -> None:
    edit(register, {"vk": NEW})
    assert edit(register, {"checked": "2026-11-20"})[NEW] is PageState.CONFIRMED


def test_a_mark_of_ok_that_is_told_now_counts(register: Register) -> None:
    assert edit(register, {"ok": OK_NEW})[OK_NEW] is PageState.LISTED
    assert edit(register, {"mark_ok": "да"})[OK_NEW] is PageState.CONFIRMED
