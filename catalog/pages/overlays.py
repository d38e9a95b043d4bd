"""What a link lays over a page: «vk.com/x?w=wall-1_2» shows a post in front of it, and whose post it is."""

from dataclasses import dataclass
from enum import StrEnum

from catalog.pages.parts import UrlParts, parameters
from catalog.pages.rules import OverlayRules, PlatformRules


class Whose(StrEnum):
    COMMUNITY = "community"
    OTHER = "other"  # a person's, an app, or of two owners
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Overlay:
    """One thing over the page; `key` is of the community's page by its number."""

    whose: Whose
    key: str = ""


def overlays(where: PlatformRules, parts: UrlParts) -> tuple[Overlay, ...]:
    """Everything that the link lays over a page of that platform.

    A fragment that begins with a slash or «!» is a way of the platform's own scripts to another page.
    """
    rules = where.overlay
    if rules is None or not (parts.query or parts.fragment):
        return ()
    said = [*parts.parameters, *parameters(parts.fragment.lstrip("/!?"))]
    found = [
        _overlay(where, rules, value.strip().lower())
        for key, value in said
        if value and key.lower().partition("[")[0] in rules.parameters
    ]
    led_away = [Overlay(Whose.OTHER)] if parts.fragment.startswith(("/", "!")) else []
    return (*found, *led_away)


def _overlay(where: PlatformRules, rules: OverlayRules, value: str) -> Overlay:
    if rules.apps.fullmatch(value):
        return Overlay(Whose.OTHER)
    owners = {found["id"] for part in value.split("/") if (found := rules.owner.fullmatch(part))}
    if not owners:
        return Overlay(Whose.UNSAID)
    owner = owners.pop()
    if owners or not owner.startswith("-"):
        return Overlay(Whose.OTHER)
    return Overlay(Whose.COMMUNITY, f"{where.platform}:{where.number.format(id=owner[1:])}")
