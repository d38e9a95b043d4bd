"""Hosts that imitate a platform: «vk.com.login.ru», «vk-com.ru», «vk.corn», «vkk.com»."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from catalog.pages.confusables import skeleton
from catalog.pages.hosts import shown_host
from catalog.pages.rules import rules, within

WIDEST = "vk.com"
"""Its name is no word of any language; «ok», «max» and «t» are parts of honest names."""

NEAR_SLIPS = 2

LONG_NAME = 5
"""From this length a slip of one letter in a name is no other word."""

VERY_LONG_NAME = 8
"""From this length two slips are none either, though an honest site may bear such a name."""


@lru_cache(maxsize=1)
def _imitable_hosts() -> dict[str, str]:
    """Every host of a platform, and gosuslugi.ru, by its skeleton."""
    hosts = [host for owner in rules().platforms for host in sorted(owner.hosts)]
    return {skeleton(host): host for host in (*hosts, *(brand.like for brand in rules().brands))}


@lru_cache(maxsize=4096)
def imitated(host: str) -> str:
    """The host that this foreign one passes itself off as, or an empty text.

    Said of no host of a platform itself. What merely differs by one letter from a name as short as «vk» is
    another site of the same length, not an imitation.
    """
    if any(within(host, brand.genuine) for brand in rules().brands):
        return ""
    name = shown_host(host).removeprefix("www.")
    return _inside(name) or _same_to_the_eye(name) or _brand(name) or _slip(name)


@lru_cache(maxsize=4096)
def resembled(host: str) -> str:
    """The host that this foreign one could be taken for, or an empty text: all that `imitated` says, and a
    platform's name under another ending or beside another word («vk.net», «vhod-vk.ru»), which an honest site
    may bear too.
    """
    if found := imitated(host):
        return found
    if any(within(host, brand.genuine) for brand in rules().brands):
        return ""
    name, _, _ = shown_host(host).removeprefix("www.").rpartition(".")
    for own in _imitable_hosts().values():
        label = own.rpartition(".")[0]
        if name == label or (own == WIDEST and _near(name, label)) or _twice_slipped(name, label):
            return own
    return ""


def _twice_slipped(name: str, label: str) -> bool:
    if len(label) < VERY_LONG_NAME:
        return False
    return OSA.distance(skeleton(name), skeleton(label), score_cutoff=NEAR_SLIPS) <= NEAR_SLIPS


def is_near_platform(host: str) -> bool:
    """Whether the host is within NEAR_SLIPS slips of a platform's, which of so short names means little."""
    return any(
        OSA.distance(host, own, score_cutoff=NEAR_SLIPS) <= NEAR_SLIPS for own in _imitable_hosts().values()
    )


def _near(name: str, label: str) -> bool:
    """The label among others behind hyphens or dots, or with one letter more."""
    if label in re.split(r"[-.]", name):
        return True
    return len(name) == len(label) + 1 and OSA.distance(name, label) == 1


def _inside(name: str) -> str:
    """A platform's whole host as labels in front of a foreign one."""
    framed = f".{name}."
    return next((own for own in _imitable_hosts().values() if f".{own}." in framed), "")


def _same_to_the_eye(name: str) -> str:
    looks = skeleton(name)
    return _imitable_hosts().get(looks) or _imitable_hosts().get(looks.replace("-", "")) or ""


def _brand(name: str) -> str:
    for label in name.split("."):
        framed = f"-{label}-"
        for brand in rules().brands:
            if any(f"-{word}-" in framed for word in brand.words):
                return brand.like
    return ""


def _slip(name: str) -> str:
    """A doubled letter, another ending, one slip in a long name."""
    label, _, ending = name.rpartition(".")
    for own in _imitable_hosts().values():
        own_label, _, own_ending = own.rpartition(".")
        if label in (f"{own_label}{own_label[-1]}", f"{own_label[0]}{own_label}") and ending == own_ending:
            return own
        if len(own_label) >= LONG_NAME and OSA.distance(label, own_label, score_cutoff=1) <= 1:
            return own
    return ""
