"""Cells that hold addresses of pages: those of their column's platform, and what stands beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.model import Platform
from catalog.pages.address import Address, BadAddress, canonical
from catalog.pages.locate import locate
from catalog.register.cells.answers import answers
from catalog.register.cells.cells import NOTHING
from catalog.register.faults import BadCell
from catalog.register.files.links import ANCHOR, links_in, without_links

PARTING = re.compile(r"[\s;,]+")
CYRILLIC_WORD = re.compile(r"[а-яё()№«»\":-]+", re.IGNORECASE)
GLUED = re.compile(r"[^=/?&]https?://", re.IGNORECASE)
ADDRESS = re.compile(r"[\w-]{1,63}\.[a-zа-я]{2,20}(?:/|$|\s)|^@\w", re.IGNORECASE)
MAIL = re.compile(
    r"(?<![\w/:@.+-])(?:e-?mail:?\s{0,3}|mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}(?![\w/@:])",
    re.IGNORECASE,
)
"""An address of mail by itself: behind a scheme it is a trick, «https://vk.com@evil.ru»."""

BEGUN_WRONGLY = re.compile(
    r"(?<![\w/.])(?!https?://\w)h?(?:tt?p|pt)p?(s?)(?=[\s.,]?[:;/])[\s:;.,]{0,3}/{0,2}\s?(?=(?:[\w-]{1,63}\.)+[\w-]{2,63})",
    re.IGNORECASE,
)
"""«http//school.ru», «htpp:/school.ru», «http:// school.ru»: of a site a slip, of a platform a doubt."""

HOST = re.compile(r"(?:[\w-]{1,63}\.)+[\w-]{2,63}")
REMEDY = "Исправьте адрес или очистите ячейку"


@dataclass(slots=True)
class CellPages:
    """What a cell holds: pages by their urls, and what is no institution's page, in its order."""

    pages: dict[str, Address] = field(default_factory=dict)
    mails: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)  # of a site's column: an address and why

    def add(self, other: "CellPages") -> None:
        self.pages = {**self.pages, **other.pages}
        self.mails += other.mails
        self.words += other.words
        self.refused += other.refused


def pages_in(cell: str, platform: Platform) -> CellPages:
    """What stands in the cell of that platform's column; pages of other platforms are told by themselves.

    Raises BadCell for an address that isn't a page, or hides where it leads.
    """
    if "<" in cell:
        return _behind(cell, platform)
    found = CellPages()
    if cell.lower() in NOTHING or _is_absent(cell):
        return found
    found.mails = MAIL.findall(cell)
    cell = MAIL.sub(" ", cell)
    if platform is Platform.SITE:
        cell = BEGUN_WRONGLY.sub(r"http\1://", cell)
    parts = list(_parts(cell))
    is_text = any(map(CYRILLIC_WORD.fullmatch, parts))
    for part in parts:
        if is_text and not HOST.search(part) and not part.startswith("@"):
            found.words.append(part)  # «Школа 5» names no community 5
        else:
            _take(part, platform, found)
    return found


def _parts(cell: str) -> Iterator[str]:
    parts = (part.rstrip(".") for part in PARTING.split(cell))
    return (part for part in parts if part.lower() not in NOTHING)


def _is_absent(cell: str) -> bool:
    """«Сайт в разработке»: words that tell that there is none."""
    said = cell.lower().replace("ё", "е")
    return any(piece in said for piece in answers().absent) and not HOST.search(cell)


def _take(part: str, platform: Platform, found: CellPages) -> None:
    """Note the page; one with a host of its own tells itself of which platform it is."""
    if GLUED.search(part):
        raise BadCell("два адреса слиплись", "Поставьте между ними пробел или точку с запятой")
    address: Address | None
    try:
        address = canonical(part, platform)
    except BadAddress as bad:
        address = _elsewhere(part, platform, bad, found)
    if address and address.key not in {one.key for one in found.pages.values()}:
        found.pages[address.url] = address


def _elsewhere(part: str, platform: Platform, bad: BadAddress, found: CellPages) -> Address | None:
    """The page of another platform; in a site's column, what is no page there is passed over."""
    try:
        address = canonical(part) if HOST.search(part) else None
    except BadAddress as why:
        if platform is not Platform.SITE or not _is_on_a_platform(part):
            raise BadCell(str(why), REMEDY) from why
        found.refused.append((part, str(why)))
        return None
    if address is None or address.platform is platform:
        raise BadCell(str(bad), REMEDY) from bad
    return address


def _is_on_a_platform(part: str) -> bool:
    try:
        return locate(part).platform is not Platform.SITE
    except BadAddress:
        return False


def _behind(cell: str, platform: Platform) -> CellPages:
    """What stands behind words and beside them. Raises BadCell where the words are another address."""
    found = CellPages()
    for said, to in links_in(cell):
        led = pages_in(to, platform)
        if (
            ADDRESS.search(said)
            and led.pages
            and not pages_in(said, platform).pages.keys() & led.pages.keys()
        ):
            raise BadCell(f"под словами «{said[:60]}» стоит другой адрес: {to[:100]}", "Оставьте верный")
        found.add(led)
    rest = without_links(ANCHOR.sub(" ", cell)).strip(" ;,")
    if ADDRESS.search(rest):
        found.add(pages_in(rest, platform))
    return found
