"""A file into the register: planned first, shown, and then applied whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from catalog.model import STARTER, SYNTHETIC, Institution, RegisterVersion
from catalog.register.codes import with_codes
from catalog.register.compare import compare
from catalog.register.doubles import doubles
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.files import LIMIT_MB
from catalog.register.match import with_known_codes
from catalog.register.merge import merged
from catalog.register.preview import Preview
from catalog.register.reading import Reading, read_file
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
class Options:
    """How a file is to be taken."""

    updating: bool = False  # what the file lacks stays
    checked_on: date | None = None  # the day of marks without a date; today if not given
    limit_mb: int = LIMIT_MB
    region: str = ""  # the folder of resources whose places help to read names


class NotConfirmed(Exception):  # noqa: N818 - named by what is told
    """Something would go that somebody has to agree to first. `str()` says what, in Russian."""


def preview_file(register: Store, path: Path, options: Options) -> Preview:
    """What the file would do to the register; faults of the file are in the value. Changes nothing.

    Raises what the store raises.
    """
    try:
        reading = read_file(
            path, checked_on=options.checked_on, limit_mb=options.limit_mb, region=options.region
        )
        return preview_reading(register, reading, updating=options.updating)
    except RegisterRefused as refused:
        return Preview(faults=refused.faults, updating=options.updating)


def preview_reading(register: Store, reading: Reading, *, updating: bool) -> Preview:
    """Compares what was read with the register. Raises RegisterRefused, and what the store raises."""
    active = register.active_version()
    number = active.number if active else 0
    before = register.institutions(number, as_stored=True) if active else []
    known = {one.code: one for one in before}
    coded = with_codes(with_known_codes([row.institution for row in reading.rows], before), known)
    _check_successors(reading.rows, {one.code for one in coded} | known.keys())
    after = tuple(merged(one, known.get(one.code), reading.columns, renewing=reading.renews) for one in coded)
    ours = active.label if active and not updating and active.label in NOT_THE_OPERATORS else ""
    return Preview(
        institutions=after,
        difference=compare(before, after, removing=not updating),
        warnings=(*reading.notices, *doubles(reading.rows)),
        expected=number,
        updating=updating,
        undated=reading.undated,
        checked_on=reading.checked_on,
        renewing=reading.renews,
        replaces_ours=ours,
    )


def apply(register: Store, preview: Preview, note: str, *, confirmed: bool = False) -> RegisterVersion:
    """Makes it the next version, in one transaction.

    `confirmed`: somebody has agreed to `preview.needs_confirmation`, else NotConfirmed is raised. Raises
    RegisterRefused where the preview has faults, RegisterChanged if another version was made meanwhile, and
    what the store raises.
    """
    if preview.faults:
        raise RegisterRefused(preview.faults)
    if preview.needs_confirmation and not confirmed:
        raise NotConfirmed("; ".join(preview.needs_confirmation))
    if preview.updating:
        return register.update(preview.institutions, note=note, expected=preview.expected)
    return register.replace(preview.institutions, note=note, expected=preview.expected)


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
