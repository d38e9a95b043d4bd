"""The cell «Услуги»: `название=ссылка; …`."""

import re
from functools import cache
from urllib.parse import urlsplit

from catalog.model import Service, Topic
from catalog.register.cells.cells import text
from catalog.register.cells.page_cells import HOST
from catalog.register.faults import BadCell
from catalog.resource_file import RESOURCES, Words, read_resource

# A semicolon may also stand inside an address: it parts services where a space or another service follows.
SERVICES_PARTING = re.compile(r";\s+|;$|;(?=[^;=]+=\s*(?:https?://|tel:))|\n+")
PHONE = re.compile(r"tel:\+?\d{2,15}")


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
