"""A change of one institution that a button makes: the same way as the form, and as a sheet of one row."""

from collections.abc import Callable, Mapping

from starlette_admin.exceptions import ActionFailed

from bot.bootstrap import Parts
from bot.desk import texts as desk_texts
from bot.desk.loading import texts
from bot.desk.loading.uploading import Uploading
from catalog.model import Institution, RegisterVersion
from catalog.register.changes.editing import EditedMeanwhile, cells_of, preview_edit, stamp
from catalog.register.changes.importing import apply

Cells = Mapping[str, str]


def edit(
    parts: Parts, code: str, change: Callable[[Institution, dict[str, str]], Cells], note: str
) -> RegisterVersion:
    """Applies what `change` makes of the cells. Whoever pressed the button has agreed to what it costs.

    Blocks. Raises ActionFailed with one sentence, and what the store raises.
    """
    register = parts.register
    standing = next(iter(register.standing.find([code])), None)
    if standing is None:
        raise ActionFailed(desk_texts.NO_SUCH_ROW)
    cells = cells_of(standing)
    wanted = change(standing, dict(cells))
    try:
        preview = preview_edit(register, code, wanted, stamp(cells), parts.settings.region)
    except EditedMeanwhile as error:
        raise ActionFailed(texts.CHANGED_MEANWHILE) from error
    if preview.faults:
        raise ActionFailed(str(preview.faults[0]))
    if not preview.changed:
        raise ActionFailed(desk_texts.NOTHING_CHANGED)
    if Uploading(parts).new_hosts(preview):
        raise ActionFailed(desk_texts.NEW_HOST)
    return apply(register, preview, note, confirmed=True)
