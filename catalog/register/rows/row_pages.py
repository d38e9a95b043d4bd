"""The pages of a row: from the columns of their platforms, and from those that hold pages of any."""

from functools import partial
from typing import NamedTuple

from catalog.model import Platform
from catalog.pages.rules import rules
from catalog.register.cells import cells
from catalog.register.cells.page_cells import CellPages, pages_in
from catalog.register.rows.row_cells import RowCells

PAGE_COLUMNS = {
    "vk": Platform.VK,
    "ok": Platform.OK,
    "telegram": Platform.TELEGRAM,
    "max": Platform.MAX,
    "site": Platform.SITE,
}
"""In the order in which an institution carries its pages."""

ANY_PLATFORM = "links"
"""The column «Страницы в соцсетях»."""


class Listed(NamedTuple):
    """A page that the row lists."""

    platform: Platform
    url: str
    in_own_column: bool


def pages_listed(row: RowCells) -> list[Listed]:
    """The pages by platform, those of its own column first; what else the cells hold is told."""
    found: dict[str, Listed] = {}
    for key, platform in {**PAGE_COLUMNS, ANY_PLATFORM: Platform.SITE}.items():
        held = row.read(key, partial(pages_in, platform=platform), CellPages())
        for page in held.pages.values():
            is_own = page.platform is platform and key != ANY_PLATFORM
            if is_own or page.url not in found:
                found[page.url] = Listed(page.platform, page.url, is_own)
        _tell(row, key, platform, held)
    listed = sorted(found.values(), key=lambda it: (_place(it.platform), not it.in_own_column))
    if any(it.platform is Platform.VK for it in listed):
        return listed
    nothing: tuple[str, ...] = ()
    return [Listed(Platform.VK, url, True) for url in row.read("vk_id", _pages_of_id, nothing)] + listed


def _place(platform: Platform) -> int:
    return list(PAGE_COLUMNS.values()).index(platform)


def _tell(row: RowCells, key: str, platform: Platform, held: CellPages) -> None:
    """Note what the cell holds beside pages of its column; one without any says nothing of them."""
    own = [page for page in held.pages.values() if page.platform is platform]
    for page in held.pages.values():
        if page not in own and key != ANY_PLATFORM:
            row.leave_out(key, f"{page.shown} — это {_title(page.platform)}: страница записана туда")
    for mail in held.mails:
        row.leave_out(key, f"почта «{mail[:60]}» — не страница и в реестр не войдёт")
    if held.words:
        row.leave_out(key, f"«{' '.join(held.words)[:60]}» — слова, а не адрес: не взяты")
    for address, why in held.refused:
        row.leave_out(key, f"«{address[:60]}» не взято: {why}")
    if not own and (held.pages or held.mails or held.words or held.refused):
        row.unsaid.add(key)


def _title(platform: Platform) -> str:
    found = rules().of(platform)
    return found.title if found else "сайт"


def _pages_of_id(cell: str) -> tuple[str, ...]:
    """The page of a community's number; 0 says that there is none."""
    said = cells.whole(cell)
    named = said.isascii() and said.isdigit() and said.strip("0")
    return tuple(pages_in(f"https://vk.com/club{said}", Platform.VK).pages) if named else ()
