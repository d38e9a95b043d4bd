"""What VK's answer says of a page.

Fields by VK's schema 5.199, but for `is_government_organization`, which VK's own application knows and no
documentation has: where it is missing, nothing is known of the mark. `verified` is VK's own tick.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from bot.verify.asking import AskedPage, told
from catalog.model import Platform
from catalog.pages.address import BadAddress, canonical
from catalog.pages.links import find_links
from catalog.pages.ownership import widget_ogrn
from catalog.pages.page_checks import Look, Presence

FIELDS: Final = (
    "screen_name,is_closed,members_count,verified,is_government_organization,can_message,"
    "site,links,description,status,menu"
)
NUMBERED = re.compile(r"club(\d+)")

Group = Mapping[str, Any]


def look_at(page: AskedPage, group: Group | None) -> Look:
    """What VK's answer says of the page; no answer says that there is no such community."""
    if group is None:
        return Look(page.url, Presence.GONE, platform_id=page.platform_id, reason="not_found")
    number, name = told(group.get("id")), told(group.get("name"))
    if why := group.get("deactivated"):
        return Look(page.url, Presence.GONE, platform_id=number, name=name, reason=told(why))
    said = _said(group)
    return Look(
        page.url,
        Presence.THERE,
        now_at=_now_at(page, group),
        mark=_yes_or_no(group.get("is_government_organization")),
        tick=_yes_or_no(group.get("verified")),
        platform_id=number,
        name=name,
        followers=_count(group.get("members_count")),
        closed=bool(group.get("is_closed")),
        takes_messages=_yes_or_no(group.get("can_message")),
        ogrn=widget_ogrn(said),
        links=_links(said),
    )


def screen_name(group: Group) -> str:
    return str(group.get("screen_name", "")).lower()


def _now_at(page: AskedPage, group: Group) -> str:
    """The address that the community has by now; one with a number never changes."""
    name = screen_name(group)
    if NUMBERED.fullmatch(page.name) or name in ("", page.name.lower()):
        return ""
    try:
        return canonical(name, Platform.VK).url
    except BadAddress:
        return ""


def _said(group: Group) -> str:
    """All of the community's own words in which an address may stand."""
    menu = group.get("menu")
    items = menu.get("items") if isinstance(menu, Mapping) else ()
    linked = [item.get("url") for item in (*_objects(group.get("links")), *_objects(items))]
    words = [group.get("site"), group.get("description"), group.get("status"), *linked]
    return "\n".join(str(word) for word in words if word)


def _objects(value: object) -> list[Group]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _links(said: str) -> tuple[str, ...]:
    keys = []
    for link in find_links(said):
        try:
            keys.append(canonical(link.address).key)
        except BadAddress:
            continue
    return tuple(dict.fromkeys(keys))


def _yes_or_no(value: object) -> bool | None:
    """VK says 0 and 1, or true and false; anything else says nothing."""
    return bool(value) if isinstance(value, bool) or value in (0, 1) else None


def _count(value: object) -> int | None:
    return value if type(value) is int and value >= 0 else None
