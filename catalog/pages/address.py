"""One canonical address for each page.

On the platforms it is https and the name in lower case: `https://vk.com/club1`, `https://ok.ru/group/1`,
`https://t.me/name`, `https://max.ru/name`. A site keeps the scheme it was given, because many a rural school
has no https, and its own spelling of «www.» and of the last slash; a missing scheme is https. Two spellings
of one page have the same `key`, which leaves scheme, «www.» and last slash out.
"""

import re
from dataclasses import dataclass

from catalog.model import Platform
from catalog.pages.errors import BadAddress
from catalog.pages.hosts import shown_address, shown_host
from catalog.pages.imitation import imitated
from catalog.pages.locate import Target, locate
from catalog.pages.rules import LinkKind, rules

__all__ = ["Address", "BadAddress", "canonical"]

SITE = "Сайт"
DOUBLE_SCHEME = re.compile(r"\s{0,9}(?:https?://){1,9}(?=https?://)", re.IGNORECASE)
"""A slip of whoever pastes into a sheet. A browser opens a host called «https», so messages hold none."""


@dataclass(frozen=True, slots=True)
class Address:
    """The address of one page. Compare by `key`, store and open `url`, show `shown`."""

    platform: Platform
    url: str
    key: str
    name: str = ""  # on the platform: «club1», «volgograd»; empty for sites

    @property
    def shown(self) -> str:
        """As people write it: «vk.com/club1», «училище50.рф»."""
        return shown_address(self.url)


def canonical(text: str, platform: Platform | None = None) -> Address:
    """The address of the page that the text names, in its one form; `canonical(a.url) == a`.

    With a platform (the column of a spreadsheet) a bare name, an @name or a community's number is read as one
    of that platform, and an address of another is refused. Without, an @name is Telegram's.

    Raises BadAddress, and nothing else, with a Russian remedy, for whatever isn't the page of an institution:
    a post, a person, an invitation, a short link, a redirect, a host that imitates a platform.
    """
    slip = DOUBLE_SCHEME.match(text)
    target = locate(text[slip.end() :] if slip else text, platform)
    if platform is not None and target.platform is not platform and target.kind is not LinkKind.SHORT_LINK:
        raise BadAddress(f"это {_title(target.platform)}, а здесь нужен адрес: {_title(platform)}")
    if target.kind is not LinkKind.PAGE:
        raise BadAddress(_refusal(target))
    if target.platform is Platform.SITE and (meant := imitated(target.host)):
        raise BadAddress(f"«{shown_host(target.host)[:60]}» похоже на {meant}, но это другой сайт")
    return Address(target.platform, target.url, target.key, target.name)


def _title(platform: Platform) -> str:
    found = rules().of(platform)
    return found.title if found else SITE


def _refusal(target: Target) -> str:
    return {
        LinkKind.CONTENT: f"это ссылка на запись или фото: нужна сама страница, {target.url}",
        LinkKind.PERSON: "это страница человека: нужна страница учреждения",
        LinkKind.INVITE: "это приглашение в закрытый чат: нужен адрес открытой страницы",
        LinkKind.SECTION: f"это раздел самой площадки ({_title(target.platform)}), а не страница учреждения",
        LinkKind.REDIRECT: "эта ссылка уводит на другой адрес: впишите тот, который откроется",
        LinkKind.SHORT_LINK: "это короткая ссылка: впишите адрес, который откроется",
    }[target.kind]
