"""The rules of addresses, read once from `catalog/resources/pages.yaml`."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from catalog.model import Platform
from catalog.resource_file import RESOURCES, Block, read_resource


class LinkKind(StrEnum):
    """What an address leads to."""

    PAGE = "page"
    CONTENT = "content"  # a post, a photo, an article: of a page, not the page
    PERSON = "person"
    INVITE = "invite"  # into a closed chat or channel
    SECTION = "section"  # of the platform itself: settings, search, an application
    REDIRECT = "redirect"
    SHORT_LINK = "short_link"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an address on a platform."""

    kind: LinkKind
    path: re.Pattern[str]
    name: str = ""  # template of the page's name: «club{id}»
    query: str = ""  # the parameter that carries the id
    to: str = ""  # the parameter that carries the address a redirect leads to


@dataclass(frozen=True, slots=True)
class OverlayRules:
    """How a link lays something over the page: in which parameters, and whose it is by its name."""

    parameters: Block
    owner: re.Pattern[str]
    apps: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PlatformRules:
    platform: Platform
    title: str
    hosts: frozenset[str]
    subdomains: frozenset[str]
    url: str
    name: re.Pattern[str]
    reserved: Block
    forms: tuple[Form, ...]
    number: str = ""
    overlay: OverlayRules | None = None
    named_subdomains: bool = False

    def page_host(self, host: str) -> bool:
        """Whether pages live on that very host: vk.com, m.vk.com, but not id.vk.com."""
        subdomain, _, rest = host.partition(".")
        return host in self.hosts or (rest in self.hosts and subdomain in self.subdomains)

    def own_host(self, host: str) -> bool:
        """Whether the platform owns that host, by exact match or dot suffix."""
        return within(host, self.hosts)


@dataclass(frozen=True, slots=True)
class Redirect:
    """A host that passes on to the address in one of these parameters."""

    host: str
    path: re.Pattern[str]
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brand:
    """Words of a name that others put on, and the hosts that bear it by right."""

    like: str
    words: tuple[str, ...]
    genuine: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """A pages.yaml."""

    platforms: tuple[PlatformRules, ...]
    short_hosts: Block
    everyone: Block
    labels: Block
    redirects: tuple[Redirect, ...]
    other_networks: Block
    tracking: re.Pattern[str]
    spoken: Mapping[str, str]
    defanged: re.Pattern[str]
    brands: tuple[Brand, ...]
    state_zones: frozenset[str]
    affixes: Block
    transliteration: tuple[tuple[str, str], ...]
    endings: Block
    cyrillic_endings: Block

    def of(self, platform: Platform) -> PlatformRules | None:
        """The rules of that platform; a site has none."""
        return next((rules for rules in self.platforms if rules.platform is platform), None)

    def owner(self, host: str) -> PlatformRules | None:
        """The platform that owns that host, or None for any other site."""
        return next((rules for rules in self.platforms if rules.own_host(host)), None)


def within(host: str, zones: Collection[str]) -> bool:
    """Whether the host is one of these, or ends in one of them behind a dot."""
    while host:
        if host in zones:
            return True
        host = host.partition(".")[2]
    return False


@lru_cache(maxsize=1)
def rules() -> Rules:
    """All rules. Raises ResourceError."""
    return read_resource(RESOURCES / "pages.yaml", Rules)
