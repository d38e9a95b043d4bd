"""What a person would take a broken address for: «vk.cоm/x» for vk.com/x, «vk.com@evil.ru» as vk.com"""

import re
from dataclasses import dataclass

from catalog.pages.browser import open_as_browser
from catalog.pages.confusables import plain
from catalog.pages.errors import BadAddress
from catalog.pages.hosts import shown_host
from catalog.pages.locate import NAME, Target, locate
from catalog.pages.parts import DEFAULT_PORTS
from catalog.pages.rules import rules

NUMBER = re.compile(r"[\d.]{1,20}|\[[0-9a-f:.]{1,50}\]")
"""An IP address, as browsers write every spelling of it."""


@dataclass(frozen=True, slots=True)
class Misread:
    """An address that browsers and people would read differently."""

    host: str = ""  # which a browser opens, or what stands in its place
    target: Target | None = None  # what it reads like
    numeric: bool = False  # the host is a number
    siteless: bool = False  # it opens, but no site: «javascript:…»
    disguised: bool = False  # what seems to be the host isn't: «vk.com@evil.ru», «evil.ru\\vk.com»
    elsewhere: bool = False  # what it opens, if anything, is on no platform
    foreign_host: bool = False  # its host is not the one that it reads like


def misread(address: str) -> Misread:
    """What an address that `locate` refuses would be taken for."""
    opened = open_as_browser(address)
    rest = address.partition("://")[2] or address
    authority = rest.lstrip("/\\").replace("\\", "/").partition("/")[0].partition("?")[0].lower()
    before, at, name = authority.rpartition("@")
    name = name.partition(":")[0]
    host = shown_host(opened.host) if opened and opened.host else name
    if at and before:
        return Misread(host, _read(before.partition(":")[0]), disguised=True, foreign_host=True)
    target = _read(_unspoken(plain(_decoded(address, name))))
    is_name = "." not in address and NAME.fullmatch(address) is not None
    return Misread(
        host,
        target,
        numeric=bool(NUMBER.fullmatch(host)),
        siteless=opened is not None and (not opened.host or opened.scheme not in DEFAULT_PORTS),
        disguised="\\" in address,
        elsewhere=not is_name and (opened is None or rules().owner(opened.host) is None),
        foreign_host=not is_name and rules().owner(name) is None,
    )


def _decoded(address: str, host: str) -> str:
    """Punycode as the letters that an address bar may show."""
    return address.lower().replace(host, shown_host(host), 1) if "xn--" in host else address


def _unspoken(seen: str) -> str:
    for spoken, meant in rules().spoken.items():
        if plain(spoken) in seen:
            return seen.replace(plain(spoken), meant, 1)
    return seen


def _read(text: str) -> Target | None:
    try:
        return locate(text)
    except BadAddress:
        return None
