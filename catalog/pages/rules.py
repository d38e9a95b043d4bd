"""The rules of addresses, read once from `catalog/resources/pages.yaml`."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from catalog.model import Platform
from catalog.yaml_loader import load_yaml


class Kind(StrEnum):
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

    kind: Kind
    path: re.Pattern[str]
    name: str = ""  # template of the page's name: «club{id}»
    query: str = ""  # the parameter that carries the id
    to: str = ""  # the parameter that carries the address a redirect leads to


@dataclass(frozen=True, slots=True)
class OverlayRules:
    """How a link lays something over the page: in which parameters, and whose it is by its name."""

    parameters: frozenset[str]
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
    reserved: frozenset[str]
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
    platforms: tuple[PlatformRules, ...]
    short_hosts: frozenset[str]
    everyone: frozenset[str]
    labels: frozenset[str]
    redirects: tuple[Redirect, ...]
    other_networks: frozenset[str]
    tracking: re.Pattern[str]
    spoken: Mapping[str, str]
    brands: tuple[Brand, ...]
    state_zones: frozenset[str]
    affixes: frozenset[str]
    transliteration: tuple[tuple[str, str], ...]
    endings: frozenset[str]
    cyrillic_endings: frozenset[str]

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
    """All rules. The file is the project's own, so a fault in it is a fault of the program."""
    text = (files("catalog") / "resources" / "pages.yaml").read_text(encoding="utf-8")
    data = load_yaml(text)
    return Rules(
        platforms=tuple(_platform(name, entry) for name, entry in data["platforms"].items()),
        short_hosts=frozenset(data["short_hosts"].split()),
        everyone=frozenset(data["everyone"].split()),
        labels=frozenset(data["labels"].split()),
        redirects=tuple(
            Redirect(entry["host"], re.compile(entry["path"]), tuple(entry["to"]))
            for entry in data["redirects"]
        ),
        other_networks=frozenset(data["other_networks"].split()),
        tracking=re.compile(data["tracking"]),
        spoken=data["spoken"],
        brands=tuple(
            Brand(entry["like"], tuple(entry["words"]), tuple(entry["genuine"])) for entry in data["brands"]
        ),
        state_zones=frozenset(data["state_zones"]),
        affixes=frozenset(data["affixes"].split()),
        transliteration=tuple((said, folded) for said, folded in data["transliteration"]),
        endings=frozenset(data["endings"].split()),
        cyrillic_endings=frozenset(data["cyrillic_endings"].split()),
    )


def _platform(name: str, entry: dict[str, Any]) -> PlatformRules:
    overlay = entry.get("overlay")
    return PlatformRules(
        platform=Platform(name),
        title=entry["title"],
        hosts=frozenset(entry["hosts"]),
        subdomains=frozenset(entry["subdomains"]),
        url=entry["url"],
        name=re.compile(entry["name"]),
        reserved=frozenset(entry["reserved"].split()),
        forms=tuple(
            Form(Kind(form["kind"]), re.compile(form["path"]), **_texts(form)) for form in entry["forms"]
        ),
        number=entry.get("number", ""),
        overlay=_overlay(overlay) if overlay else None,
        named_subdomains=entry.get("named_subdomains", False),
    )


def _overlay(entry: dict[str, str]) -> OverlayRules:
    parameters = frozenset(entry["parameters"].split())
    return OverlayRules(parameters, re.compile(entry["owner"]), re.compile(entry["apps"]))


def _texts(form: dict[str, str]) -> dict[str, str]:
    return {key: form[key] for key in ("name", "query", "to") if key in form}
