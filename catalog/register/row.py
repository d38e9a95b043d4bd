"""One row of a sheet, read into an institution. Every fault of the row is collected, not just the first."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TypeVar

from catalog.model import Institution, Page, Place, Platform
from catalog.register import cells
from catalog.register.columns import Layout
from catalog.register.escaping import unescape
from catalog.register.faults import BadCell, Fault
from catalog.register.page_cells import page_addresses, services
from catalog.register.places import place_in
from catalog.register.states import Look, page_as_given

PAGE_COLUMNS = {
    "vk": Platform.VK,
    "ok": Platform.OK,
    "telegram": Platform.TELEGRAM,
    "max": Platform.MAX,
    "site": Platform.SITE,
}
"""In the order in which an institution carries its pages."""

Value = TypeVar("Value")
LONGEST_RAW = 64


@dataclass(slots=True)
class ReadRow:
    """An institution as the file gives it; its code is empty where the row has none."""

    institution: Institution
    sheet: str
    number: int
    founder: str = ""


@dataclass(slots=True)
class RowReader:
    """Reads rows of one sheet. `faults` stop the import, `notices` are worth a look."""

    sheet: str
    layout: Layout
    today: date
    checked_on: date  # where the sheet has no date of its own
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)
    _row: list[str] = field(default_factory=list)
    _number: int = 0

    def read(self, number: int, row: list[str]) -> ReadRow | None:
        """The institution in the row, or None for an empty row and for one with faults."""
        if not any(cell.strip() for cell in row):
            return None
        self._number, self._row = number, row
        before = len(self.faults)
        institution = self._institution()
        if not institution.official_name and len(self.faults) == before:
            self._fault(self.faults, "official_name", BadCell("нет полного наименования", "Впишите его"))
        founder = self._cell("founder", cells.text, "")
        read = ReadRow(institution, self.sheet, number, founder)
        return read if len(self.faults) == before else None

    def _institution(self) -> Institution:
        cell = self._cell
        pages, followers, look = self._pages()
        return Institution(
            code=cell("code", cells.code, ""),
            official_name=cell("official_name", cells.text, ""),
            short_name=cell("short_name", cells.text, ""),
            kind=cell("kind", cells.text, ""),
            place=self._place(),
            address=cell("address", _postal, ""),
            phone=cell("phone", cells.text, ""),
            inn=cell("inn", lambda said: cells.digits(said, (10, 12), "ИНН"), ""),
            ogrn=cell("ogrn", lambda said: cells.digits(said, (13, 15), "ОГРН"), ""),
            latitude=cell("latitude", lambda said: cells.coordinate(said, 90), None),
            longitude=cell("longitude", lambda said: cells.coordinate(said, 180), None),
            other_names=cell("other_names", cells.names, ()),
            pages=pages,
            services=cell("services", services, ()),
            successor=cell("successor", cells.code, ""),
            no_page_reason=cell("no_page_reason", cells.text, ""),
            source=cell("source", cells.text, ""),
            seen_on=cell("seen", cells.day, None) or look.given_on,
            followers=followers,
            followers_on=self._followers_on(look) if followers is not None else None,
            mark_as_given=self._raw("mark"),
            checked_as_given=self._raw("checked"),
        )

    def _place(self) -> Place:
        municipality = self._cell("municipality", cells.text, "")
        return place_in(municipality, self._cell("locality", cells.text, ""))

    def _pages(self) -> tuple[tuple[Page, ...], int | None, Look]:
        """The pages, the followers that no page can carry, and how the row was looked at."""
        look = Look(
            self._cell("mark", cells.mark, None), self._cell("checked", cells.day, None), self.checked_on
        )
        if look.given_on and look.given_on > self.today:
            self._fault(self.notices, "checked", BadCell("этот день ещё не наступил: отметка не засчитана"))
            look = Look(None, look.given_on, self.checked_on)
        followers = self._cell("followers", cells.followers, None)
        addresses = self._addresses()
        has_vk = any(platform is Platform.VK for platform, _ in addresses)
        source = self._cell("source", cells.text, "")
        pages = [page_as_given(platform, url, look, source, has_vk=has_vk) for platform, url in addresses]
        return _counted(pages, followers, self._followers_on(look)), None if has_vk else followers, look

    def _followers_on(self, look: Look) -> date | None:
        return self._cell("followers_on", cells.day, None) or look.given_on

    def _addresses(self) -> list[tuple[Platform, str]]:
        nothing: tuple[str, ...] = ()
        found = [
            (platform, url)
            for key, platform in PAGE_COLUMNS.items()
            for url in self._cell(key, partial(page_addresses, platform=platform), nothing)
        ]
        if not any(platform is Platform.VK for platform, _ in found):
            found = [(Platform.VK, url) for url in self._cell("vk_id", _page_of_id, nothing)] + found
        return found

    def _raw(self, key: str) -> str:
        index = self.layout.indexes.get(key, len(self._row))
        return unescape(self._row[index])[:LONGEST_RAW] if index < len(self._row) else ""

    def _cell(self, key: str, read: Callable[[str], Value], nothing: Value) -> Value:
        index = self.layout.indexes.get(key)
        if index is None or index >= len(self._row) or not self._row[index]:
            return nothing
        said = cells.clean(unescape(self._row[index]))
        if not said:
            return nothing
        try:
            return read(said)
        except BadCell as bad:
            self._fault(self.faults, key, bad)
            return nothing

    def _fault(self, where: list[Fault], key: str, bad: BadCell) -> None:
        index = self.layout.indexes.get(key, len(self._row))
        value = self._row[index] if index < len(self._row) else ""
        column = self.layout.headers.get(key, "")
        found = Fault(bad.problem, bad.remedy, self.sheet, self._number, column, value)
        if found not in where:
            where.append(found)


def _counted(pages: list[Page], followers: int | None, day: date | None) -> tuple[Page, ...]:
    """The pages, the first of VK with its followers: the column counts those."""
    first = next((page for page in pages if page.platform is Platform.VK), None)
    if first is None or followers is None:
        return tuple(pages)
    counted = replace(first, followers=followers, followers_on=day)
    return tuple(counted if page is first else page for page in pages)


def _postal(cell: str) -> str:
    """A postal address; an address on the web is none."""
    said = cells.text(cell)
    return "" if said.lower().startswith(("http", "vk.com", "www.")) else said


def _page_of_id(cell: str) -> tuple[str, ...]:
    """The page of a community's number; 0 says that there is none."""
    said = cells.whole(cell)
    named = said.isascii() and said.isdigit() and said.strip("0")
    return page_addresses(f"https://vk.com/club{said}", Platform.VK) if named else ()
