"""Institutions with pages to verify, and a register of them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from catalog.model import Institution, Page, PageState, Platform
from catalog.store.register import Register, open_register

SEEN = date(2026, 11, 12)
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=ZoneInfo("Europe/Volgograd"))
TODAY = NOW.date()


def page(
    url: str,
    platform: Platform = Platform.VK,
    state: PageState = PageState.CONFIRMED,
    checked_on: date | None = SEEN,
) -> Page:
    return Page(platform, url, state, checked_on if state is not PageState.LISTED else None)


def institution(number: int, *pages: Page, ogrn: str = "", inn: str = "") -> Institution:
    return Institution(f"i-{number}", f"Школа № {number}", pages=pages, ogrn=ogrn, inn=inn)


@contextmanager
def register_of(folder: Path, institutions: Iterable[Institution]) -> Iterator[Register]:
    register = open_register(f"sqlite:///{folder}/register.sqlite3")
    try:
        register.versions.replace(institutions, note="tests")
        yield register
    finally:
        register.close()


def pages_of(register: Register) -> dict[str, Page]:
    return {one.url: one for each in register.versions.institutions() for one in each.pages}
