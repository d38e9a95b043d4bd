"""An import that was worked out and not yet applied, as a value: whoever shows it needs nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from catalog.model import Institution
from catalog.register.changes.compare import SHRINK, Change, Difference
from catalog.register.columns.seen_columns import SeenColumn
from catalog.register.faults import Fault
from catalog.register.matching.doubts import Doubt

NOT_A_REGISTER = "похоже, это не реестр: у большинства строк не понять, что это"
NOTHING = Difference((), (), (), 0)


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. With `faults` it can't be applied, and nothing is compared.

    `expected` is the version that it was worked out for: applied over another, it is refused.
    """

    institutions: tuple[Institution, ...] = ()  # the whole register, or with `updating` the given rows
    difference: Difference = NOTHING
    faults: tuple[Fault, ...] = ()  # why the file can't be taken, each with sheet, row, column, value, remedy
    warnings: tuple[Fault, ...] = ()  # worth a look, and no hindrance
    expected: int = 0
    updating: bool = False
    undated: int = 0  # marks that count as of `checked_on` for want of a date
    checked_on: date | None = None
    renewing: bool = True  # whether they count so where nobody touched the cells
    columns: Mapping[str, str] = field(default_factory=dict)  # what is told of columns: plain header → key
    doubts: tuple[Doubt, ...] = ()  # rows that seem to be what stands: taken for it, unless somebody says no
    proposed_on: date | None = None  # the day of the marks that a title names
    is_doubtful: bool = False  # most rows don't look like institutions
    seen: tuple[SeenColumn, ...] = ()  # columns that no known header tells
    replaces_ours: str = ""  # the label of the starter or synthetic register that goes

    @property
    def added(self) -> tuple[Institution, ...]:
        return self.difference.added

    @property
    def changed(self) -> tuple[Change, ...]:
        """Each with `before`, `after` and `fields()`, what differs field by field."""
        return self.difference.changed

    @property
    def removed(self) -> tuple[Institution, ...]:
        return self.difference.removed

    @property
    def needs_confirmation(self) -> tuple[str, ...]:
        """Why somebody has to say yes first, in Russian; empty where nobody has to."""
        strange = (
            ["похоже, это не реестр: у большинства строк не понять, что это"] if self.is_doubtful else []
        )
        if self.replaces_ours:
            return tuple(strange)
        reasons = [*strange, *self._doubted()]
        if self.difference.shrinks:
            gone, before = len(self.removed), self.difference.before
            reasons.append(f"исчезнет больше {SHRINK:.0%} реестра: {gone} из {before}")
        if lost := self.difference.lost():
            reasons.append(f"пропадёт подтверждение страниц: {len(lost)}")
        return tuple(reasons)

    def _doubted(self) -> Iterator[str]:
        if seeming := sum(not doubt.is_left_out for doubt in self.doubts):
            yield f"строк, похожих на то, что в реестре уже есть: {seeming}, они будут взяты за него"
        if several := len(self.doubts) - seeming:
            yield f"строк, которые подходят нескольким: {several}, они не войдут"
