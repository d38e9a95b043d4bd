"""One change of the register taken back, later ones kept; refused with the reason where that can't be."""

from starlette_admin.exceptions import ActionFailed

from bot.bootstrap import Parts
from bot.desk.history import texts
from catalog.model import RegisterVersion
from catalog.store.content.page_key import page_key
from catalog.store.versions.undoing import Clash, undo

MOST = 5_000
MOST_TOLD = 3


def undo_change(parts: Parts, number: int, code: str = "") -> RegisterVersion:
    """Undo what that version did, to the institution of that code alone where one is given.

    Blocks. Raises ActionFailed with one sentence, and what the store raises.
    """
    register = parts.register
    active = register.versions.active()
    codes = [code] if code else register.past.codes_touched(number, MOST + 1)
    if len(codes) > MOST:
        raise _refused(texts.TOO_MUCH.format(most=MOST))
    standing = {one.code: one for one in register.standing.find(codes)}
    hidings = register.past.hidings(number)
    if code:
        own = {page_key(page.url) for page in standing[code].pages} if code in standing else set()
        hidings = [one for one in hidings if page_key(one.url) in own]
    current = {page_key(one.url) for one in register.withdrawals.all()}
    left = [one for one in hidings if (page_key(one.url) in current) == one.is_hidden]
    revision, clashes = undo(register.past.touched(number, codes), standing, left)
    if clashes:
        raise _refused("; ".join(map(_why, clashes[:MOST_TOLD])))
    if revision.is_empty or active is None:
        raise _refused(texts.NOTHING_TO_UNDO)
    note = texts.UNDO_NOTE.format(number=number, what=code or texts.UNDO_ALL)
    return register.versions.revise(revision, note=note, expected=active.number)


def _refused(why: str) -> ActionFailed:
    return ActionFailed(texts.NOT_UNDONE.format(why=why))


def _why(clash: Clash) -> str:
    if clash.is_added:
        return texts.ADDED.format(name=clash.name)
    if clash.is_gone:
        return texts.GONE.format(name=clash.name)
    fields = ", ".join(f"«{name}»" for name in clash.fields) or texts.FIELDS_SINCE
    return texts.SINCE.format(name=clash.name, fields=fields)
