"""What a person would take a broken address for: «vk.cоm/x» for vk.com/x, «vk.com@evil.ru» as vk.com"""

from dataclasses import dataclass

from catalog.pages.confusables import plain
from catalog.pages.errors import BadAddress
from catalog.pages.hosts import shown_host
from catalog.pages.locate import Target, locate
from catalog.pages.rules import rules


@dataclass(frozen=True, slots=True)
class Misread:
    """An address that browsers and people would read differently."""

    host: str = ""  # where it really leads, as far as can be told
    target: Target | None = None  # what it reads like
    numeric: bool = False  # the host is a number
    disguised: bool = False  # the seeming host is a user name: «vk.com@evil.ru»
    foreign_host: bool = False  # its host is not the one that it reads like


def misread(address: str) -> Misread:
    """What an address that `locate` refuses would be taken for."""
    rest = address.partition("://")[2] or address
    authority = rest.replace("\\", "/").partition("/")[0].partition("?")[0].lower()
    before, at, host = authority.rpartition("@")
    if at and before:
        return Misread(host, _read(before.partition(":")[0]), disguised=True, foreign_host=True)
    name = host.partition(":")[0]
    target = _read(_unspoken(plain(_decoded(address, name))))
    numeric = bool(name) and name.replace(".", "").isdecimal()
    foreign = not address.startswith("@") and rules().owner(name) is None
    return Misread(host, target, numeric=numeric, foreign_host=foreign)


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
