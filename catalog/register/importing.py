"""A file into the register: planned first, shown, and then applied whole or not at all."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from catalog.model import STARTER, SYNTHETIC, Institution, RegisterVersion
from catalog.register.codes import with_codes
from catalog.register.columns import keys_told
from catalog.register.compare import compare
from catalog.register.cross_checks import already_there, pages_of_others, recognised_otherwise
from catalog.register.current_state import Store, standing_before
from catalog.register.duplicates import doubles
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.match import with_known_codes
from catalog.register.merge import merged
from catalog.register.options import Options
from catalog.register.preview import Preview
from catalog.register.reading import Reading, read_file
from catalog.register.row import ReadRow

NOT_THE_OPERATORS = frozenset({STARTER, SYNTHETIC})
"""Labels of registers that any register of the operator's own may replace without a question."""


class NotConfirmed(Exception):  # noqa: N818 - named by what is told
    """Something would go that somebody has to agree to first. `str()` says what, in Russian."""


def preview_file(register: Store, path: Path, options: Options) -> Preview:
    """What the file would do to the register; faults of the file are in the value. Changes nothing.

    Raises what the store raises.
    """
    try:
        reading = read_file(path, options, register.column_names())
    except RegisterRefused as refused:
        return Preview(faults=refused.faults, updating=options.updating)
    preview = preview_reading(register, reading, updating=options.updating)
    return replace(preview, columns=keys_told(options.columns))


def preview_reading(register: Store, reading: Reading, *, updating: bool) -> Preview:
    """Compares what was read with the register. Raises what the store raises."""
    active = register.active_version()
    number = active.number if active else 0
    before, size = standing_before(register, number, reading, updating=updating) if active else ([], 0)
    known = {one.code: one for one in before}
    coded = _coded(register, [row.institution for row in reading.rows], before)
    if faults := (
        *reading.faults,
        *_wrong_successors(reading.rows, {one.code for one in coded} | known.keys()),
    ):
        return Preview(faults=faults, warnings=reading.notices, updating=updating)
    after = tuple(
        merged(one, known.get(one.code), row.columns, renewing=reading.renews(row))
        for row, one in zip(reading.rows, coded, strict=True)
    )
    ours = active.label if active and not updating and active.label in NOT_THE_OPERATORS else ""
    compared = () if ours else _compared(reading.rows, coded, before, updating=updating)
    return Preview(
        institutions=after,
        difference=compare(before, after, removing=not updating, size=size),
        warnings=(*reading.notices, *doubles(reading.rows), *compared),
        expected=number,
        updating=updating,
        undated=reading.undated,
        checked_on=reading.checked_on,
        renewing=any(map(reading.renews, reading.rows)),
        replaces_ours=ours,
    )


def _coded(register: Store, rows: Sequence[Institution], before: Sequence[Institution]) -> list[Institution]:
    """The rows with their codes: given, known, once known, or new."""
    found = with_known_codes(rows, before)
    former: list[Institution] = []
    if not all(one.code for one in found):
        former = register.former_institutions()
        found = with_known_codes(found, former)
    return with_codes(found, {one.code for one in (*before, *former)})


def _compared(
    rows: Sequence[ReadRow], coded: Sequence[Institution], before: Sequence[Institution], *, updating: bool
) -> list[Fault]:
    """What is worth a look beside what the register holds."""
    known, given = {one.code for one in before}, {one.code for one in coded}
    told = [*already_there(rows, coded, before), *recognised_otherwise(rows, coded, before)]
    if updating:
        staying = [one for one in before if one.code not in given]
        old = [(row, one) for row, one in zip(rows, coded, strict=True) if one.code in known]
        told += pages_of_others([row for row, _ in old], [one for _, one in old], staying)
    return told


def apply(register: Store, preview: Preview, note: str, *, confirmed: bool = False) -> RegisterVersion:
    """Makes it the next version, in one transaction, and then remembers what was told of its columns.

    `confirmed`: somebody has agreed to `preview.needs_confirmation`, else NotConfirmed is raised. Raises
    RegisterRefused where the preview has faults, RegisterChanged if another version was made meanwhile, and
    what the store raises.
    """
    if preview.faults:
        raise RegisterRefused(preview.faults)
    if preview.needs_confirmation and not confirmed:
        raise NotConfirmed("; ".join(preview.needs_confirmation))
    write = register.update if preview.updating else register.replace
    version = write(preview.institutions, note=note, expected=preview.expected)
    if preview.columns:
        register.remember_columns(preview.columns)
    return version


def _wrong_successors(rows: Sequence[ReadRow], codes: set[str]) -> list[Fault]:
    return [
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
