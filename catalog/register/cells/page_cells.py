"""Cells that hold addresses: pages on the platforms, sites, and services as `название=ссылка; …`."""

import re
from functools import cache
from urllib.parse import urlsplit

from catalog.model import Platform, Service, Topic
from catalog.pages.address import BadAddress, canonical
from catalog.register.cells.answers import answers
from catalog.register.cells.cells import NOTHING, text
from catalog.register.faults import BadCell
from catalog.register.files.links import ANCHOR, links_in, without_links
from catalog.resource_file import RESOURCES, Words, read_resource

PARTING = re.compile(r"[\s;,]+")
# A semicolon may also stand inside an address: it parts services where a space or another service follows.
SERVICES_PARTING = re.compile(r";\s+|;$|;(?=[^;=]+=\s*(?:https?://|tel:))|\n+")
PHONE = re.compile(r"tel:\+?\d{2,15}")
CYRILLIC_WORD = re.compile(r"[а-яё()№«»\"-]+", re.IGNORECASE)
GLUED = re.compile(r"[^=/?&]https?://", re.IGNORECASE)
ADDRESS = re.compile(r"[\w-]{1,63}\.[a-zа-я]{2,20}(?:/|$|\s)|^@\w", re.IGNORECASE)
BEGUN_WRONGLY = re.compile(
    r"(?<![\w/.])(?!https?://\w)h?(?:tt?p|pt)p?(s?)(?=[\s.,]?[:;/])[\s:;.,]{0,3}/{0,2}\s?(?=(?:[\w-]{1,63}\.)+[\w-]{2,63})",
    re.IGNORECASE,
)
"""«http//school.ru», «htpp:/school.ru», «http:// school.ru»: of a site a slip, of a platform a doubt."""

HOST = re.compile(r"(?:[\w-]{1,63}\.)+[\w-]{2,63}")


def page_addresses(cell: str, platform: Platform) -> tuple[str, ...]:
    """The canonical addresses in the cell of that platform's column, each once.

    Raises BadCell for what isn't an address of a page there.
    """
    if "<" in cell:
        return _behind(cell, platform)
    if _is_absent(cell):
        return ()
    if platform is Platform.SITE:
        cell = BEGUN_WRONGLY.sub(r"http\1://", cell)
    parts = [] if cell.lower() in NOTHING else [part.rstrip(".") for part in PARTING.split(cell)]
    written = [part for part in parts if part.lower() not in NOTHING]
    for part in written:
        _check_it_is_one(part)
    try:
        found = [canonical(part, platform) for part in written]
    except BadAddress as bad:
        raise BadCell(str(bad), "Исправьте адрес или очистите ячейку") from bad
    first: dict[str, str] = {}
    for address in found:
        first.setdefault(address.key, address.url)
    return tuple(first.values())


def _is_absent(cell: str) -> bool:
    """«Сайт в разработке»: words that tell that there is none."""
    said = cell.lower().replace("ё", "е")
    return any(piece in said for piece in answers().absent) and not HOST.search(cell)


def _behind(cell: str, platform: Platform) -> tuple[str, ...]:
    """The addresses behind words. Raises BadCell where the words are another address."""
    found: list[str] = []
    for said, to in links_in(cell):
        led = page_addresses(to, platform)
        if ADDRESS.search(said) and led and not set(page_addresses(said, platform)) & set(led):
            raise BadCell(f"под словами «{said[:60]}» стоит другой адрес: {to[:100]}", "Оставьте верный")
        found += led
    rest = without_links(ANCHOR.sub(" ", cell)).strip(" ;,")
    return tuple(dict.fromkeys([*found, *(page_addresses(rest, platform) if ADDRESS.search(rest) else ())]))


def _check_it_is_one(part: str) -> None:
    """Whether it can be one address at all; what is wrong with an address says `canonical`."""
    if GLUED.search(part):
        raise BadCell("два адреса слиплись", "Поставьте между ними пробел или точку с запятой")
    if CYRILLIC_WORD.fullmatch(part):
        raise BadCell(f"«{part[:60]}» — слово, а не адрес", "Впишите сам адрес или очистите ячейку")


def services(cell: str) -> tuple[Service, ...]:
    """The services in the cell, in their order, with the topic that the title speaks of."""
    parts = [part.strip() for part in SERVICES_PARTING.split(text(cell, 4000))]
    return tuple(dict.fromkeys(_service(part) for part in parts if part))


def _service(part: str) -> Service:
    title, equals, address = map(str.strip, part.partition("="))
    if not (title and equals and address):
        raise BadCell("услуга записана не так", "Напишите: название=ссылка; название=ссылка")
    return Service(title, _link(address), topic_of(title))


def _link(address: str) -> str:
    if PHONE.fullmatch(address):
        return address
    link = address if "://" in address else "https://" + address
    try:
        parts = urlsplit(link)
        named = HOST.fullmatch(parts.hostname or "") and not parts.username and not parts.password
    except ValueError:
        named = None
    if _is_wrong(link) or not named:
        raise BadCell("ссылка услуги не похожа на адрес", "Напишите её полностью, с https://")
    return link


def _is_wrong(link: str) -> bool:
    """Whether it leads anywhere but to the web, or carries signs that no address has."""
    return not link.startswith(("https://", "http://")) or bool(set(link) & set(' <>"{}|\\^`'))


def topic_of(title: str) -> Topic:
    """What the service is about; OTHER where the title speaks of nothing known."""
    said = title.lower().replace("ё", "е")
    return next((topic for piece, topic in topic_words() if piece in said), Topic.OTHER)


@cache
def topic_words() -> tuple[tuple[str, Topic], ...]:
    """Piece of a title → what it speaks of, read and checked once. Raises ResourceError."""
    pieces_of = read_resource(RESOURCES / "register" / "topics.yaml", dict[Topic, Words])
    return tuple((piece, topic) for topic, pieces in pieces_of.items() for piece in pieces)
