"""What a row says about the state of its pages, and what an earlier look at them is still worth."""

from dataclasses import dataclass
from datetime import date

from catalog.model import Institution, Page, PageState, Platform
from catalog.register.cells.cells import YES

CONFIRMED_BY = "реестр оператора"


SPEAKS_OF = {
    Platform.VK: "mark",
    Platform.OK: "mark_ok",
    Platform.TELEGRAM: "mark",
    Platform.MAX: "mark",
}
"""The column that tells the state of a platform's pages; of sites none does."""


@dataclass(frozen=True, slots=True)
class MarkCells:
    """The cells «Госорганизация», «Госорганизация ОК» and «Проверено» of a row."""

    mark: bool | None
    mark_ok: bool | None
    given_on: date | None
    assumed_on: date | None  # the day on which a mark without a date counts; None: it doesn't

    @property
    def day(self) -> date | None:
        return self.given_on or self.assumed_on


def page_as_given(platform: Platform, url: str, look: MarkCells, source: str, *, has_vk: bool) -> Page:
    """The page in the state that the row gives it.

    The mark speaks of the VK page alone, OK has a column of its own where it is kept; what hangs on a
    confirmed VK page is linked.
    """
    mark = {Platform.VK: look.mark, Platform.OK: look.mark_ok}.get(platform)
    state, checked_on, confirmed_by = PageState.LISTED, None, ""
    if mark and look.day:
        state, checked_on, confirmed_by = PageState.CONFIRMED, look.day, CONFIRMED_BY
    elif mark is False:
        checked_on = look.given_on
    elif platform in (Platform.TELEGRAM, Platform.MAX) and look.mark and look.day and has_vk:
        state, checked_on = PageState.LINKED, look.day
    return Page(platform, url, state, checked_on, confirmed_by, look.given_on, source)


def is_unproven(one: Institution) -> bool:
    """Whether a row says that the page has the mark, but nobody when it was seen."""
    said_so = one.mark_as_given.lower().strip(" .") in YES and not one.checked_as_given.strip()
    page = one.page(Platform.VK)
    return said_so and page is not None and page.state is PageState.LISTED
