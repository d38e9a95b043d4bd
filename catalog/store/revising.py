"""Changes of the register that are no sheet: pages out of sight together, a change undone, a removal."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, insert, select, update

from catalog.model import Institution, RegisterVersion
from catalog.store import history
from catalog.store.database import writing
from catalog.store.page_key import page_key
from catalog.store.past import Hiding
from catalog.store.tables import Withdrawal
from catalog.store.verification import with_what_was_seen
from catalog.store.write import write_changes

WHY_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Revision:
    """What changes, all of it as one version."""

    changed: Sequence[Institution] = ()
    removed: Collection[str] = ()  # codes; they are never given again
    hidden: Sequence[Hiding] = ()  # pages to take out of sight, or to bring back
    is_undoing: bool = False  # what verification found wrong since then stays so

    @property
    def is_empty(self) -> bool:
        return not (self.changed or self.removed or self.hidden)


def revise(engine: Engine, revision: Revision, note: str, expected: int) -> RegisterVersion:
    """Raises RegisterChanged where another version than `expected` is active by now."""
    with writing(engine) as connection:
        active = history.active_number(connection, expected)
        made = history.new_version(connection, active + 1, note, history.label_of(connection, active))
        changed = revision.changed
        if revision.is_undoing:
            changed = with_what_was_seen(connection, changed)
        write_changes(connection, made.number, changed, revision.removed, empty=not active)
        _hide(connection, revision.hidden, made.number)
    return made


def withdrawing(urls: Collection[str], why: str, on: date) -> Revision:
    """Those pages out of sight."""
    return Revision(hidden=[Hiding(url, why[:WHY_LENGTH], on, is_hidden=True) for url in sorted(urls)])


def _hide(connection: Connection, hidings: Sequence[Hiding], number: int) -> None:
    """A page that is out of sight already stays so as it is."""
    current = select(Withdrawal.id, Withdrawal.url).where(Withdrawal.until_version.is_(None))
    known = {page_key(url): row_id for row_id, url in connection.execute(current)} if hidings else {}
    for one in hidings:
        row_id = known.get(page_key(one.url))
        if one.is_hidden and row_id is None:
            values = {"url": one.url, "why": one.why, "withdrawn_on": one.on, "since_version": number}
            connection.execute(insert(Withdrawal), values)
        elif not one.is_hidden and row_id is not None:
            ended = update(Withdrawal).where(Withdrawal.id == row_id)
            connection.execute(ended.values(until_version=number))
