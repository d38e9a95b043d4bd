"""An address inside an address: «…/redirect.php?goto=https://…» leads wherever that one does."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from catalog.pages.browser import open_as_browser
from catalog.pages.parts import UrlParts
from catalog.pages.rules import rules, within

MOST_DECODED = 4
"""How often percent codes are undone; what is still encoded afterwards hides something."""

HIDDEN = "?"
"""Said instead of an inner address that is encoded too often to be read."""

SCHEME = re.compile(
    r"(?:https?:|javascript:|data:|(?<![a-z0-9+-])[a-z][a-z0-9+-]{0,30}+:[/\\])[^\s&|]{0,2100}"
)
WITHOUT_SCHEME = re.compile(r"(?<=[=?&#;,|])\s{0,9}([/\\]{2}[^\s&|]{1,2100})")


def inner_address(parts: UrlParts) -> str:
    """The first address of another host in path, query or fragment, however encoded; else nothing."""
    seen = f"{parts.path}?{parts.query}#{parts.fragment}".lower()
    for _ in range(MOST_DECODED):
        if found := next((one for one in _addresses(seen) if _leads_away(one, parts.host)), ""):
            return found
        decoded = unquote(seen)
        if decoded == seen:
            return ""
        seen = decoded
    return HIDDEN


def _addresses(seen: str) -> Iterator[str]:
    for match in SCHEME.finditer(seen):
        yield match[0]
    for match in WITHOUT_SCHEME.finditer(seen):
        yield match[1]
    for match in _host().finditer(seen):
        yield match[0]


def _leads_away(address: str, host: str) -> bool:
    opened = open_as_browser(address)
    return opened is None or not within(opened.host, (host.removeprefix("www."),))


@lru_cache(maxsize=1)
def _host() -> re.Pattern[str]:
    """A bare host as a whole segment of the path or as a value; «index.php» is none."""
    endings = "|".join(map(re.escape, sorted(rules().endings)))
    label = r"[^\W_](?:[\w-]{0,62}[^\W_])?"
    return re.compile(
        rf"(?<=[=/\\])(?:[\w.+-]{{1,64}}@)?(?:{label}\.){{1,5}}(?:{endings})(?![^\W_]|-\w|\.\w)"
    )
