"""A look at one institution's site: its front page, and the pages where sites tell how to reach them."""

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from bot.discover.fetching import Fetcher, NotReadError
from catalog.discovery.mentions import Mention, mentions, pages_to_follow
from catalog.discovery.model import SiteLook, SiteOutcome
from catalog.discovery.names import is_named_in
from catalog.model import Institution

MOST_CONTACTS: Final = 2
MOST_KEPT: Final = 60
"""So many links of a site are kept: whoever has more keeps a catalogue."""


async def look_at(fetcher: Fetcher, one: Institution, url: str, today: date) -> SiteLook:
    """What the site mentions; why not, where it can't be read."""
    try:
        at, text = await fetcher.page(url)
    except NotReadError as error:
        return SiteLook(one.code, url, today, error.outcome)
    found, names_it, onward = await asyncio.to_thread(_read, text, at, _root(url, at), one)
    for contacts in onward:
        try:
            where, page = await fetcher.page(contacts)
        except NotReadError:
            continue
        found += await asyncio.to_thread(mentions, page, where, on_contacts=True)
    return SiteLook(one.code, url, today, SiteOutcome.READ, names_it, tuple(found[:MOST_KEPT]))


def _read(text: str, at: str, root: str, one: Institution) -> tuple[list[Mention], bool, Sequence[str]]:
    return mentions(text, at), is_named_in(text, one), pages_to_follow(text, at, root)[:MOST_CONTACTS]


def _root(url: str, at: str) -> str:
    """The folder that is the institution's: on a common host others have theirs beside it."""
    asked, found = (urlsplit(one).path.rpartition("/")[0] + "/" for one in (url, at))
    return asked if found.startswith(asked) else found
