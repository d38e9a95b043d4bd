"""Pages found on institutions' own sites taken into the register, all of one press as one version."""

from collections import defaultdict
from collections.abc import Sequence

from starlette_admin.exceptions import ActionFailed

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.checks.problems import COLUMN_OF
from bot.desk.loading.uploading import Uploading
from catalog.discovery.judging import JudgedPage
from catalog.discovery.model import Settled, Waiting
from catalog.model import Institution, RegisterVersion
from catalog.region import day_in, load_region
from catalog.register.changes.editing import cells_of, rows_of
from catalog.register.changes.importing import apply, preview_reading
from catalog.register.changes.preview import Preview
from catalog.register.reading.options import Options
from catalog.register.reading.reading import read_tables


def accept(parts: Parts, found: Sequence[Waiting], note: str) -> RegisterVersion:
    """Add the pages to their institutions' cards, with no mark claimed for them, and settle them.

    Blocks. Raises ActionFailed with one sentence where none of them can be taken, and what the store raises.
    """
    by_code: defaultdict[str, list[Waiting]] = defaultdict(list)
    for one in found:
        by_code[one.finding.code].append(one)
    standing = {one.code: one for one in parts.register.standing.find(list(by_code)) if not one.successor}
    if not standing:
        raise ActionFailed(texts.NO_SUCH_ROW)
    preview, taken = _preview(parts, standing, by_code)
    if preview.faults:
        raise ActionFailed(str(preview.faults[0]))
    if Uploading(parts).new_hosts(preview):
        raise ActionFailed(texts.NEW_HOST)
    made = apply(parts.register, preview, note, confirmed=True)
    settle(parts, [one for code in taken for one in by_code[code]], Settled.ACCEPTED)
    return made


def settle(parts: Parts, found: Sequence[Waiting], state: Settled) -> None:
    """Take them out of the queue for good."""
    today = day_in(load_region(parts.settings.region))
    parts.register.discoveries.settle([one.number for one in found], state, today)


def _preview(
    parts: Parts, standing: dict[str, Institution], by_code: dict[str, list[Waiting]]
) -> tuple[Preview, list[str]]:
    """What it would change, and the codes that it is of: one whose card can't be written is left waiting."""
    codes = list(standing)
    while True:
        rows = [(code, _with(standing[code], [one.finding for one in by_code[code]])) for code in codes]
        reading = read_tables([rows_of(rows)], Options(region=parts.settings.region))
        preview = preview_reading(parts.register, reading, updating=True)
        faulty = {fault.row - 2 for fault in preview.faults if fault.row}
        left = [code for at, code in enumerate(codes) if at not in faulty]
        if not faulty or not left:
            return preview, codes
        codes = left


def _with(one: Institution, found: Sequence[JudgedPage]) -> dict[str, str]:
    """The cells of its card with those pages behind what stands there already."""
    cells = cells_of(one)
    for finding in found:
        key = COLUMN_OF[finding.platform]
        listed = [page.url for page in one.pages if page.platform is finding.platform]
        if finding.url not in listed:
            cells[key] = "; ".join(filter(None, (cells[key], finding.url)))
    return cells
