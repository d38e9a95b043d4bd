"""What changes of one institution, field by field, in the words of the spreadsheet's header."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.model import Institution, Page, PageState
from catalog.register.columns.columns import columns
from catalog.register.export import cell_of
from catalog.register.rows.row_pages import PAGE_COLUMNS

STATES = {
    PageState.CONFIRMED: "подтверждена",
    PageState.LISTED: "в списке",
    PageState.LINKED: "по ссылке",
    PageState.BROKEN: "не открывается",
    PageState.MOVED: "переехала",
    PageState.REVOKED: "снята",
}
"""As the operator's manual calls them."""

BESIDES = "сведения о страницах и услугах"
"""What no column shows: the source and the day of a single page, the topic of a service."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One cell before and after, each as an export writes it; empty where there was or will be nothing."""

    field: str
    before: str
    after: str


def field_changes(before: Institution, after: Institution) -> list[FieldChange]:
    """Every difference, in the order of the columns; never empty for two that differ."""
    if before == after:
        return []
    return list(_cells(before, after)) or [FieldChange(BESIDES, "", "")]


def _cells(before: Institution, after: Institution) -> Iterator[FieldChange]:
    for column in columns():
        if column.helper:
            continue
        old, new = cell_of(column.key, before), cell_of(column.key, after)
        if old != new and not _is_only_written_otherwise(column.key, before, after):
            yield FieldChange(column.header, old, new)
        if platform := PAGE_COLUMNS.get(column.key):
            known = {page.url: page for page in before.pages}
            for page in after.pages:
                was = known.get(page.url, page)
                if page.platform is platform and _state(was) != _state(page):
                    yield FieldChange(f"{column.header}, состояние", _state(was), _state(page))


def _is_only_written_otherwise(key: str, before: Institution, after: Institution) -> bool:
    """The same day stands in a column of its own only where «Проверено» doesn't say it."""
    return key == "seen" and before.seen_on == after.seen_on


def _state(page: Page) -> str:
    """«подтверждена 12.11.2026»"""
    return STATES[page.state] + (f" {page.checked_on:%d.%m.%Y}" if page.checked_on else "")
