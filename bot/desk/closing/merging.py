"""One institution becomes a part of another: its card leads there, and so do its names."""

from dataclasses import replace

from starlette_admin.exceptions import ActionFailed

from bot.bootstrap import Parts
from bot.desk import texts as desk_texts
from bot.desk.closing import texts
from catalog.model import Institution, RegisterVersion
from catalog.store.versions.revising import Revision
from handlers.texts.names import everyday_name


def merge(parts: Parts, code: str, successor: str) -> RegisterVersion:
    """Blocks. Raises ActionFailed with one sentence, and what the store raises."""
    register = parts.register
    active = register.versions.active()
    found = {one.code: one for one in register.standing.find([code, successor])}
    if code not in found or active is None:
        raise ActionFailed(desk_texts.NO_SUCH_ROW)
    if successor == code:
        raise ActionFailed(texts.IS_ITSELF)
    heir = found.get(successor)
    if heir is None:
        raise ActionFailed(texts.NO_SUCCESSOR.format(code=successor))
    if heir.successor:
        raise ActionFailed(texts.IS_CLOSED.format(name=everyday_name(heir)))
    changed = [replace(found[code], successor=successor), with_names(heir, found[code])]
    note = texts.MERGED_NOTE.format(code=code, successor=successor)
    return register.versions.revise(Revision(changed), note=note, expected=active.number)


def with_names(heir: Institution, old: Institution) -> Institution:
    """The successor under the names of the old one as well, each once."""
    own = {heir.official_name, heir.short_name, *heir.other_names}
    names = (old.official_name, old.short_name, *old.other_names)
    new = dict.fromkeys(name for name in names if name and name not in own)
    return replace(heir, other_names=(*heir.other_names, *new))
