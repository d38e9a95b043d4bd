"""What a row says about the state of its pages, and what an earlier look at them is still worth."""

from dataclasses import dataclass
from datetime import date

from catalog.model import Page, PageState, Platform

CONFIRMED_BY = "реестр оператора"


SPEAKS_OF = {
    Platform.VK: "mark",
    Platform.OK: "mark_ok",
    Platform.TELEGRAM: "mark",
    Platform.MAX: "mark",
}
"""The column that tells the state of a platform's pages; of sites none does."""


@dataclass(frozen=True, slots=True)
class Look:
    """The cells «Госорганизация», «Госорганизация ОК» and «Проверено» of a row."""

    mark: bool | None
    mark_ok: bool | None
    given_on: date | None
    assumed_on: date  # the day on which a mark without a date counts

    @property
    def day(self) -> date:
        return self.given_on or self.assumed_on


def page_as_given(platform: Platform, url: str, look: Look, source: str, *, has_vk: bool) -> Page:
    """The page in the state that the row gives it.

    The mark speaks of the VK page alone, OK has a column of its own where it is kept; what hangs on a
    confirmed VK page is linked.
    """
    mark = {Platform.VK: look.mark, Platform.OK: look.mark_ok}.get(platform)
    state, checked_on, confirmed_by = PageState.LISTED, None, ""
    if mark:
        state, checked_on, confirmed_by = PageState.CONFIRMED, look.day, CONFIRMED_BY
    elif mark is False:
        checked_on = look.given_on
    elif platform in (Platform.TELEGRAM, Platform.MAX) and look.mark and has_vk:
        state, checked_on = PageState.LINKED, look.day
    return Page(platform, url, state, checked_on, confirmed_by, look.given_on, source)
