"""What an import would change, worked out before anything is written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.model import Institution, Page, PageState
from catalog.register.changes.field_changes import FieldChange, field_changes

SHRINK = 0.05
"""A register that loses more than this share has probably been given the wrong file."""


@dataclass(frozen=True, slots=True)
class Change:
    """One institution of that code, before and after."""

    before: Institution
    after: Institution

    def fields(self) -> list[FieldChange]:
        """What differs, field by field."""
        return field_changes(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes between two registers."""

    added: tuple[Institution, ...]
    changed: tuple[Change, ...]
    removed: tuple[Institution, ...]
    unchanged: int

    @property
    def before(self) -> int:
        """How many institutions there were."""
        return len(self.removed) + len(self.changed) + self.unchanged

    @property
    def shrinks(self) -> bool:
        """Whether more than SHRINK of what was there goes, whatever comes instead: their codes end."""
        return len(self.removed) > self.before * SHRINK

    def fields(self) -> list[tuple[str, int]]:
        """How many institutions differ in what, most first."""
        fields = (
            field for change in self.changed for field in dict.fromkeys(one.field for one in change.fields())
        )
        return Counter(fields).most_common()

    def lost(self) -> list[tuple[Institution, Page]]:
        """The pages whose confirmation goes although their institution stays."""
        return [(change.after, page) for change in self.changed for page in _lost(change)]


def compare(
    before: Iterable[Institution], after: Iterable[Institution], *, removing: bool, size: int | None = None
) -> Difference:
    """What differs, by code. `removing`: what `after` lacks goes; else it stays.

    `size`: how many institutions there are, where `before` holds but those that matter.
    """
    known = {one.code: one for one in before}
    wanted = {one.code: one for one in after}
    both = [Change(known[code], one) for code, one in wanted.items() if code in known]
    changed = tuple(change for change in both if change.before != change.after)
    gone = tuple(one for code, one in known.items() if code not in wanted)
    return Difference(
        added=tuple(one for code, one in wanted.items() if code not in known),
        changed=changed,
        removed=gone if removing else (),
        unchanged=(len(known) if size is None else size) - len(changed) - (len(gone) if removing else 0),
    )


def _lost(change: Change) -> Iterator[Page]:
    after = {page.url: page.state for page in change.after.pages}
    for page in change.before.pages:
        if page.state is PageState.CONFIRMED and after.get(page.url) is not PageState.CONFIRMED:
            yield page
