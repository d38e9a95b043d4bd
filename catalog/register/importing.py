"""A file into the register: planned first, shown, and then applied whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from catalog.model import STARTER, SYNTHETIC, Institution, RegisterVersion
from catalog.register.codes import with_codes
from catalog.register.compare import Difference, compare
from catalog.register.doubles import doubles
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.match import with_known_codes
from catalog.register.merge import merged
from catalog.register.reading import Reading
from catalog.register.row import ReadRow

NOT_THE_OPERATORS = frozenset({STARTER, SYNTHETIC})
"""Labels of registers that any register of the operator's own may replace without a question."""


class Store(Protocol):
    """What an import needs of the register in the database."""

    def active_version(self) -> RegisterVersion | None: ...

    def institutions(self, version: int | None = None, *, as_stored: bool = False) -> list[Institution]: ...

    def replace(
        self, institutions: Sequence[Institution], *, note: str, label: str = "", expected: int | None = None
    ) -> RegisterVersion: ...

    def update(
        self, institutions: Sequence[Institution], *, note: str, expected: int | None = None
    ) -> RegisterVersion: ...


@dataclass(frozen=True, slots=True)
class Plan:
    """An import that was worked out and not yet applied."""

    institutions: tuple[Institution, ...]  # the whole register, or with `updating` the given rows
    difference: Difference
    notices: tuple[Fault, ...]
    expected: int  # the version that it was worked out for
    updating: bool
    undated: int  # marks that count as of `checked_on` for want of a date
    checked_on: date
    renewing: bool = True  # whether they count so where nobody touched the cells
    replaces_ours: str = ""  # the label of the starter or synthetic register that goes

    @property
    def must_ask(self) -> bool:
        """Whether something goes that the operator may want to keep."""
        if self.replaces_ours:
            return False
        return bool(self.difference.removed or self.difference.lost())


def plan_import(register: Store, reading: Reading, *, updating: bool) -> Plan:
    """Compares what was read with the register. Raises RegisterRefused, and what the store raises.

    `updating`: what the file lacks stays.
    """
    active = register.active_version()
    number = active.number if active else 0
    before = register.institutions(number, as_stored=True) if active else []
    known = {one.code: one for one in before}
    coded = with_codes(with_known_codes([row.institution for row in reading.rows], before), known)
    _check_successors(reading.rows, {one.code for one in coded} | known.keys())
    after = tuple(merged(one, known.get(one.code), reading.columns, renewing=reading.renews) for one in coded)
    ours = active.label if active and not updating and active.label in NOT_THE_OPERATORS else ""
    return Plan(
        institutions=after,
        difference=compare(before, after, removing=not updating),
        notices=(*reading.notices, *doubles(reading.rows)),
        expected=number,
        updating=updating,
        undated=reading.undated,
        checked_on=reading.checked_on,
        renewing=reading.renews,
        replaces_ours=ours,
    )


def apply(register: Store, plan: Plan, note: str) -> RegisterVersion:
    """Makes it the next version, in one transaction. Raises RegisterChanged if another was made meanwhile."""
    if plan.updating:
        return register.update(plan.institutions, note=note, expected=plan.expected)
    return register.replace(plan.institutions, note=note, expected=plan.expected)


def _check_successors(rows: Sequence[ReadRow], codes: set[str]) -> None:
    faults = [
        Fault(
            "учреждения с таким кодом нет" if row.institution.successor not in codes else "это его же код",
            "Впишите код преемника из этого же реестра",
            row.sheet,
            row.number,
            "Преемник",
            row.institution.successor,
        )
        for row in rows
        if row.institution.successor
        and (row.institution.successor not in codes or row.institution.successor == row.institution.code)
    ]
    if faults:
        raise RegisterRefused(faults)
