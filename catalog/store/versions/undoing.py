"""One change taken back with later ones kept: what it changed is set as it was, unless changed since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from catalog.model import Institution, Page, Service
from catalog.register.changes.field_changes import field_changes
from catalog.register.changes.merge import in_order
from catalog.store.versions.past import Hiding, Touched
from catalog.store.versions.revising import Revision

APART = frozenset({"code", "pages", "services"})
"""Fields that aren't one value: a page and a service is undone by itself."""


@dataclass(frozen=True, slots=True)
class Clash:
    """What can't be undone: the institution, and the fields that somebody changed since."""

    code: str
    name: str
    fields: tuple[str, ...] = ()
    is_added: bool = False  # by the change itself: it would have to be removed
    is_gone: bool = False  # since then


def undo(
    touched: Iterable[Touched], standing: Mapping[str, Institution], hidings: Sequence[Hiding]
) -> tuple[Revision, list[Clash]]:
    """What takes the change back, and what stands against it. `standing`: as the register has them now."""
    changed: list[Institution] = []
    clashes: list[Clash] = []
    for one in touched:
        found = _undone(one, standing.get(one.code))
        if isinstance(found, Clash):
            clashes.append(found)
        elif found != standing.get(one.code):
            changed.append(found)
    back = [replace(one, is_hidden=not one.is_hidden) for one in hidings]
    return Revision(changed, hidden=back, is_undoing=True), clashes


def _undone(one: Touched, now: Institution | None) -> Institution | Clash:
    if one.before is None:
        name = one.after.official_name if one.after else one.code
        return Clash(one.code, name, is_added=True)
    if one.after is None:
        return now or one.before
    if now is None:
        return Clash(one.code, one.before.official_name, is_gone=True)
    wanted, since = _fields(one.before, one.after, now)
    pages = _items(_by_url(one.before), _by_url(one.after), _by_url(now))
    services = _items(_by_link(one.before), _by_link(one.after), _by_link(now))
    if since or pages is None or services is None:
        return Clash(one.code, now.official_name, _told(one.before, one.after, now))
    return replace(now, **wanted, pages=tuple(in_order(pages)), services=tuple(services))


def _fields(before: Institution, after: Institution, now: Institution) -> tuple[dict[str, Any], list[str]]:
    """What is to be set, and the fields that are another by now."""
    names = [one.name for one in fields(Institution) if one.name not in APART]
    touched = [name for name in names if getattr(before, name) != getattr(after, name)]
    wanted = {name: getattr(before, name) for name in touched}
    allowed = {name: (getattr(after, name), wanted[name]) for name in touched}
    return wanted, [name for name in touched if getattr(now, name) not in allowed[name]]


def _items(before: Mapping[Any, Any], after: Mapping[Any, Any], now: Mapping[Any, Any]) -> list[Any] | None:
    """The pages or services as they are wanted; None where one that was touched is another by now."""
    touched = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    if any(now.get(key) not in (after.get(key), before.get(key)) for key in touched):
        return None
    wanted = {**now, **{key: before.get(key) for key in touched}}
    return [one for one in wanted.values() if one is not None]


def _told(before: Institution, after: Institution, now: Institution) -> tuple[str, ...]:
    """The fields that the change touched, and somebody since, in the words of the spreadsheet."""
    since = {one.field for one in field_changes(after, now)}
    return tuple(dict.fromkeys(one.field for one in field_changes(before, after) if one.field in since))


def _by_url(one: Institution) -> dict[str, Page]:
    return {page.url: page for page in one.pages}


def _by_link(one: Institution) -> dict[tuple[str, str], Service]:
    return {(service.title, service.url): service for service in one.services}
