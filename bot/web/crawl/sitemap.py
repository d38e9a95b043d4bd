"""`/robots.txt` and `/sitemap.xml`, whose parts are written while they are sent."""

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from xml.sax.saxutils import escape

from catalog.search import Catalog

MOST_IN_PART = 20_000
"""Addresses; the protocol (https://www.sitemaps.org/protocol.html) allows 50,000 and 50 MB."""

AT_ONCE = 1_000
"""Addresses in one chunk: each chunk is a way to a thread and back."""

XML = "application/xml"
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
ROBOTS = (
    "User-agent: *\nDisallow: /operator\nDisallow: /api/messages\nAllow: /\nSitemap: {base}/sitemap.xml\n"
)


def robots(base: str) -> bytes:
    """What crawlers may read, and where the map is."""
    return ROBOTS.format(base=base).encode()


def parts_of(catalog: Catalog) -> int:
    """How many parts the map has; the first also holds the pages by kind and place."""
    return max(1, -(-len(catalog.institutions) // MOST_IN_PART))


def index(base: str, catalog: Catalog) -> bytes:
    """The map of the parts."""
    listed = (
        f"<sitemap><loc>{escape(base)}/sitemap-{number}.xml</loc></sitemap>\n"
        for number in range(1, parts_of(catalog) + 1)
    )
    return f"{_HEAD}<sitemapindex {_SPACE}>\n{''.join(listed)}</sitemapindex>\n".encode()


def part(base: str, catalog: Catalog, touched: Mapping[str, str], number: int) -> Iterator[bytes]:
    """The addresses of one part, counted from 1, in chunks; `touched`: by code, when it last changed."""
    lines = _part(base, catalog, touched, number)
    while chunk := b"".join(islice(lines, AT_ONCE)):
        yield chunk


def _part(base: str, catalog: Catalog, touched: Mapping[str, str], number: int) -> Iterator[bytes]:
    yield f"{_HEAD}<urlset {_SPACE}>\n".encode()
    first = (number - 1) * MOST_IN_PART
    cards = (
        _entry(f"{base}/i/{one.code}", touched.get(one.code, ""))
        for one in catalog.institutions[first : first + MOST_IN_PART]
    )
    yield from chain(_general(base, catalog) if number == 1 else (), cards)
    yield b"</urlset>\n"


def _general(base: str, catalog: Catalog) -> Iterator[bytes]:
    paths = ("/", "/browse", "/stats", "/privacy", "/accessibility")
    kinds = (f"/browse/kind/{kind.key}" for kind in catalog.kinds())
    places = (f"/browse/place/{place.key}" for place in catalog.places())
    return (_entry(f"{base}{path}", "") for path in chain(paths, kinds, places))


def _entry(address: str, at: str) -> bytes:
    dated = f"<lastmod>{escape(at)}</lastmod>" if at else ""
    return f"<url><loc>{escape(address)}</loc>{dated}</url>\n".encode()
