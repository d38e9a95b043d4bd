"""A file into the register: planned first, shown, and then applied whole or not at all."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from catalog.garbage import without_collection
from catalog.model import STARTER, SYNTHETIC, Institution, RegisterVersion
from catalog.register.changes.compare import compare
from catalog.register.changes.cross_checks import pages_of_others, recognised_otherwise
from catalog.register.changes.current_state import PastStore, RegisterStore, standing_before
from catalog.register.changes.merge import merged
from catalog.register.changes.moved_pages import without_taken
from catalog.register.changes.named_by_code import named_by_code
from catalog.register.changes.preview import Preview
from catalog.register.columns.columns import keys_told
from catalog.register.columns.seen_columns import all_columns
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.matching.doubts import Doubt, doubts_of, told_as_faults
from catalog.register.matching.identify import identified
from catalog.register.reading.codes import with_codes
from catalog.register.reading.duplicates import doubles
from catalog.register.reading.options import Options
from catalog.register.reading.reading import TableReading, read_file
from catalog.register.rows.row import ReadRow

NOT_THE_OPERATORS = frozenset({STARTER, SYNTHETIC})
"""Labels of registers that any register of the operator's own may replace without a question."""


class NotConfirmed(Exception):  # noqa: N818 - named by what is told
    """Something would go that somebody has to agree to first. `str()` says what, in Russian."""


@without_collection()
def preview_file(register: RegisterStore, path: Path, options: Options) -> Preview:
    """What the file would do to the register; faults of the file are in the value. Changes nothing.

    Raises what the store raises.
    """
    try:
        reading = read_file(path, options, register.column_names.read())
    except RegisterRefused as refused:
        return Preview(faults=refused.faults, updating=options.updating, seen=all_columns(refused.sheets))
    reading = replace(reading, rows=tuple(_as_meant(row, options.meant) for row in reading.rows))
    preview = preview_reading(register, reading, updating=options.updating, apart=options.apart)
    return replace(preview, columns=keys_told(options.columns), seen=reading.columns)


def _as_meant(row: ReadRow, meant: Mapping[int, str]) -> ReadRow:
    """The row with the code that somebody has said is its own."""
    code = meant.get(row.number, "")
    return replace(row, institution=replace(row.institution, code=code)) if code else row


@without_collection()
def preview_reading(
    register: RegisterStore, reading: TableReading, *, updating: bool, apart: Collection[int] = ()
) -> Preview:
    """Compares what was read with the register. Raises what the store raises.

    `apart`: Excel's numbers of rows that somebody has said are none of the institutions that they seem to be.
    """
    active = register.versions.active()
    number = active.number if active else 0
    before, size = standing_before(register, number, reading, updating=updating) if active else ([], 0)
    reading = named_by_code(reading, before)
    ours = active.label if active and not updating and active.label in NOT_THE_OPERATORS else ""
    others = {at for at, row in enumerate(reading.rows) if row.number in apart}
    named = identified(
        [row.institution for row in reading.rows],
        before,
        register.past.former_institutions,
        others,
        asking=not ours,
    )
    doubts = doubts_of(reading.rows, named, updating=updating)
    rows, coded = _kept(register.past, reading.rows, named.rows, before, doubts)
    known = {one.code: one for one in before}
    if faults := (*reading.faults, *_wrong_successors(rows, coded, known.keys())):
        return Preview(faults=faults, warnings=reading.notices, updating=updating)
    after = tuple(
        merged(
            one,
            known.get(one.code),
            row.columns,
            renewing=reading.renews(row),
            was_found=not row.institution.code,
        )
        for row, one in zip(rows, coded, strict=True)
    )
    given = {one.code for one in after}
    after = tuple(without_taken(after, (one for one in before if one.code not in given)))
    compared = () if ours else _compared(rows, coded, before, updating=updating)
    told = () if ours else recognised_otherwise(reading.rows, named.renamed)
    return Preview(
        institutions=after,
        difference=compare(before, after, removing=not updating, size=size),
        warnings=(*reading.notices, *told_as_faults(doubts), *doubles(rows), *told, *compared),
        expected=number,
        updating=updating,
        undated=reading.undated,
        checked_on=reading.checked_on,
        renewing=any(map(reading.renews, reading.rows)),
        replaces_ours=ours,
        doubts=tuple(doubts),
        proposed_on=reading.proposed_on,
        is_doubtful=reading.is_doubtful,
    )


def _kept(
    past: PastStore,
    rows: Sequence[ReadRow],
    named: Sequence[Institution],
    before: Sequence[Institution],
    doubts: Sequence[Doubt],
) -> tuple[list[ReadRow], list[Institution]]:
    """The rows that go in, each with its institution and a code: given, found or new."""
    left_out = {doubt.at for doubt in doubts if doubt.is_left_out}
    kept = [(row, one) for at, (row, one) in enumerate(zip(rows, named, strict=True)) if at not in left_out]
    found = [one for _, one in kept]
    taken = {one.code for one in before}
    if not all(one.code for one in found):
        taken |= past.codes_given()
    return [row for row, _ in kept], with_codes(found, taken)


def _compared(
    rows: Sequence[ReadRow], coded: Sequence[Institution], before: Sequence[Institution], *, updating: bool
) -> list[Fault]:
    """Pages of an update that others have, who stay as they are."""
    if not updating:
        return []
    known, given = {one.code for one in before}, {one.code for one in coded}
    staying = [one for one in before if one.code not in given]
    old = [(row, one) for row, one in zip(rows, coded, strict=True) if one.code in known]
    return pages_of_others([row for row, _ in old], [one for _, one in old], staying)


def apply(
    register: RegisterStore, preview: Preview, note: str, *, confirmed: bool = False
) -> RegisterVersion:
    """Makes it the next version, in one transaction, and then remembers what was told of its columns.

    `confirmed`: somebody has agreed to `preview.needs_confirmation`, else NotConfirmed is raised. Raises
    RegisterRefused where the preview has faults, RegisterChanged if another version was made meanwhile, and
    what the store raises.
    """
    if preview.faults:
        raise RegisterRefused(preview.faults)
    if preview.needs_confirmation and not confirmed:
        raise NotConfirmed("; ".join(preview.needs_confirmation))
    write = register.versions.update if preview.updating else register.versions.replace
    version = write(preview.institutions, note=note, expected=preview.expected)
    if preview.columns:
        register.column_names.remember(preview.columns)
    return version


def _wrong_successors(
    rows: Sequence[ReadRow], coded: Sequence[Institution], known: AbstractSet[str]
) -> list[Fault]:
    codes = {one.code for one in coded} | known
    return [
        Fault(
            "учреждения с таким кодом нет" if one.successor not in codes else "это его же код",
            "Впишите код преемника из этого же реестра",
            row.sheet,
            row.number,
            "Преемник",
            row.institution.successor,
        )
        for row, one in zip(rows, coded, strict=True)
        if one.successor and (one.successor not in codes or one.successor == one.code)
    ]
