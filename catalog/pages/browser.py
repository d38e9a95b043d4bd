"""Where a browser would go: the URL standard (url.spec.whatwg.org) as Ada, the parser of Node.js, has it."""

import re
from dataclasses import dataclass

import ada_url

OPAQUE = re.compile(r"(?!localhost:)[a-z][a-z0-9+-]{0,30}+:(?!\d{1,5}(?:[/\\?#]|$))", re.IGNORECASE)
"""A scheme, with or without slashes behind it: «vk.com:443» and «localhost:80» begin with none."""

SLASHES = ("//", "\\\\", "/\\", "\\/")
"""Browsers take each of them for the beginning of a host."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a browser makes of an address. `host` is ASCII, and empty where none is opened: «javascript:…»."""

    scheme: str
    host: str
    path: str
    query: str  # without «?»
    fragment: str  # without «#»


def open_as_browser(address: str) -> Opened | None:
    """What an address bar opens; a missing scheme is https. None: nothing, the address can't be one."""
    if not OPAQUE.match(address):
        address = f"https:{address}" if address.startswith(SLASHES) else f"https://{address}"
    try:
        url = ada_url.URL(address)
    except ValueError:  # also what can't be written in UTF-8
        return None
    host = url.hostname.removesuffix(".")
    return Opened(url.protocol[:-1], host, url.pathname, url.search[1:], url.hash[1:])
