"""Одноклассники: groups by `url.getInfo` and `group.getInfo`, 100 a call.

The API documents no field for the mark «Госорганизация»: a look here says whether a page is there and how
many read it, and leaves the mark to the operator's own column.
https://apiok.ru/dev/methods/rest/group/group.getInfo
"""

import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.verify import texts
from bot.verify.api import PlatformApi
from bot.verify.asking import AskedPage, AwayError, portions, told
from catalog.model import Platform
from catalog.pages.address import BadAddress, canonical
from catalog.pages.page_checks import Look, Presence
from handlers.texts.words import PLATFORMS

AT_ONCE: Final = 100
CALLS_A_SECOND: Final = 5.0
FIELDS: Final = "uid,name,shortname,members_count,blocked"


@dataclass(frozen=True, slots=True)
class OkKeys:
    """What the API signs calls with; `secret` is the session's secret key."""

    token: str
    application: str
    secret: str

    def signed(self, params: Mapping[str, str]) -> dict[str, str]:
        """The parameters with the signature that the API asks for."""
        known = {**params, "application_key": self.application, "format": "json"}
        said = "".join(f"{name}={known[name]}" for name in sorted(known)) + self.secret
        signature = hashlib.md5(said.encode(), usedforsecurity=False).hexdigest()  # the API's own way
        return {**known, "access_token": self.token, "sig": signature}


class OkAsker:
    platform = Platform.OK
    asks = True

    def __init__(self, keys: OkKeys, base: str) -> None:
        self._keys = keys
        self._api = PlatformApi(self.platform, base, CALLS_A_SECOND)

    async def ask(self, pages: Sequence[AskedPage]) -> AsyncIterator[Sequence[Look]]:
        for portion in portions(pages, AT_ONCE):
            numbers = {page.url: await self._number(page) for page in portion}
            uids = ",".join(dict.fromkeys(filter(None, numbers.values())))
            found = await self._called("group.getInfo", {"uids": uids, "fields": FIELDS}) if uids else {}
            groups = {str(group.get("uid")): group for group in found.get("items", ())}
            yield [_look(page, groups.get(numbers[page.url])) for page in portion]

    async def close(self) -> None:
        await self._api.close()

    async def _number(self, page: AskedPage) -> str:
        """The group's number: in its address, known from before, or asked for; empty where there is none."""
        group, slash, number = page.name.partition("/")
        if group == "group" and slash:
            return number
        if page.platform_id:
            return page.platform_id
        found = await self._called("url.getInfo", {"url": page.url})
        return str(found.get("objectIdStr") or found.get("objectId") or "")

    async def _called(self, method: str, params: Mapping[str, str]) -> Mapping[str, Any]:
        path = "api/" + method.replace(".", "/")
        answer = await self._api.get(path, self._keys.signed({**params, "method": method}))
        if code := answer.body.get("error_code"):
            raise AwayError(texts.AWAY.format(PLATFORMS[self.platform], code))
        return answer.body


def _look(page: AskedPage, group: Mapping[str, Any] | None) -> Look:
    if group is None:
        return Look(page.url, Presence.GONE, platform_id=page.platform_id, reason="not_found")
    number, count = told(group.get("uid")), group.get("members_count")
    name = told(group.get("name"))
    if group.get("blocked") is True:
        return Look(page.url, Presence.GONE, platform_id=number, name=name, reason="blocked")
    return Look(
        page.url,
        Presence.THERE,
        now_at=_now_at(page, str(group.get("shortname") or "")),
        platform_id=number,
        name=name,
        followers=count if isinstance(count, int) and count >= 0 else None,
    )


def _now_at(page: AskedPage, name: str) -> str:
    """The address that the group has by now; one with a number never changes."""
    if page.name.startswith("group/") or name.lower() in ("", page.name):
        return ""
    try:
        return canonical(name, Platform.OK).url
    except BadAddress:
        return ""
