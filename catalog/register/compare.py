"""What an import would change, worked out before anything is written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from catalog.model import Institution, Page, PageState

SHRINK = 0.05
"""A register that loses more than this share has probably been given the wrong file."""

FIELDS = {
    "official_name": "полное наименование",
    "short_name": "краткое наименование",
    "kind": "тип",
    "place": "место",
    "address": "адрес",
    "phone": "телефон",
    "inn": "ИНН",
    "ogrn": "ОГРН",
    "latitude": "широта",
    "longitude": "долгота",
    "other_names": "другие названия",
    "pages": "страницы",
    "services": "услуги",
    "successor": "преемник",
    "no_page_reason": "основание, почему страница не ведётся",
    "source": "источник",
    "seen_on": "дата источника",
    "followers": "подписчики",
    "followers_on": "дата подсчёта подписчиков",
    "mark_as_given": "Госорганизация",
    "checked_as_given": "Проверено",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One institution before and after; None where it isn't there yet, or any more."""

    before: Institution | None
    after: Institution | None

    def fields(self) -> list[str]:
        """What differs, in the operator's words."""
        if not (self.before and self.after):
            return []
        names = [field.name for field in fields(Institution) if field.name in FIELDS]
        return [FIELDS[name] for name in names if getattr(self.before, name) != getattr(self.after, name)]


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes between two registers."""

    added: tuple[Institution, ...]
    changed: tuple[Change, ...]
    removed: tuple[Institution, ...]
    unchanged: int

    @property
    def shrinks(self) -> bool:
        """Whether more than SHRINK of what was there goes without anything in its place."""
        before = len(self.removed) + len(self.changed) + self.unchanged
        return len(self.removed) - len(self.added) > before * SHRINK

    def fields(self) -> list[tuple[str, int]]:
        """How many institutions differ in what, most first."""
        return Counter(name for change in self.changed for name in change.fields()).most_common()

    def lost(self) -> list[tuple[Institution, Page]]:
        """The pages whose confirmation goes although their institution stays."""
        return [(change.after, page) for change in self.changed if change.after for page in _lost(change)]


def compare(before: Iterable[Institution], after: Iterable[Institution], *, removing: bool) -> Difference:
    """What differs, by code. `removing`: what `after` lacks goes; else it stays."""
    known = {one.code: one for one in before}
    wanted = {one.code: one for one in after}
    both = [Change(known[code], one) for code, one in wanted.items() if code in known]
    changed = tuple(change for change in both if change.before != change.after)
    gone = tuple(one for code, one in known.items() if code not in wanted)
    return Difference(
        added=tuple(one for code, one in wanted.items() if code not in known),
        changed=changed,
        removed=gone if removing else (),
        unchanged=len(known) - len(changed) - (len(gone) if removing else 0),
    )


def _lost(change: Change) -> Iterator[Page]:
    after = {page.url: page.state for page in change.after.pages} if change.after else {}
    for page in change.before.pages if change.before else ():
        if page.state is PageState.CONFIRMED and after.get(page.url) is not PageState.CONFIRMED:
            yield page
