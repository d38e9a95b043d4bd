"""A word that leads somewhere: kept in its cell as HTML writes it, whatever the file's format."""

import html
import re

ANCHOR = re.compile(
    r"<a\s[^<>]{0,300}?href\s{0,3}=\s{0,3}[\"']?(?P<to>[^\"'<>\s]{1,2000})[\"']?[^<>]{0,300}>(?P<said>[^<>]{0,2000})"
    r"(?:</a\s{0,3}>|$)",
    re.IGNORECASE,
)
TAG = re.compile(r"</?(?:a|br|b|i|u|p|div|span|font|strong|em|nobr)(?:\s[^<>]{0,500}|/)?>", re.IGNORECASE)
"""What editors leave in a cell. Any other sign «<» is text, and comes back as it was given."""


def linked(text: str, address: str) -> str:
    """The words with the address behind them; without an address of the web, the words alone."""
    if not address.lower().startswith(("http://", "https://", "www.", "vk.", "t.me")):
        return text
    return f'<a href="{html.escape(address)}">{html.escape(text, quote=False)}</a>'


def links_in(cell: str) -> list[tuple[str, str]]:
    """What each link of the cell says, and where it leads."""
    return [
        (html.unescape(found["said"]).strip(), html.unescape(found["to"])) for found in ANCHOR.finditer(cell)
    ]


def without_links(cell: str) -> str:
    """What is seen of the cell."""
    seen = TAG.sub("", cell) if "<" in cell else cell
    return html.unescape(seen) if seen != cell else cell
