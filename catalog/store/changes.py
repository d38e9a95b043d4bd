"""What changes the register: each function is one transaction, and makes one version.

Loaded only when something is written: `catalog.store.register` is the way in.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, insert, select, update

from catalog.model import Institution, RegisterVersion
from catalog.store import areas, history, read
from catalog.store.database import writing
from catalog.store.errors import NoSuchPage
from catalog.store.page_key import page_key, spellings
from catalog.store.tables import PageRow, Withdrawal
from catalog.store.verification import with_what_was_seen
from catalog.store.write import write_changes

WHY_LENGTH = 500


def replace_all(
    engine: Engine, institutions: Iterable[Institution], note: str, label: str, expected: int | None
) -> RegisterVersion:
    with writing(engine) as connection:
        active = history.active_number(connection, expected)
        change = _change(connection, active, institutions)
        made = history.new_version(connection, active + 1, note, label, _same_as(connection, active, change))
        change.write(connection, made.number)
    return made


def update_some(
    engine: Engine, institutions: Iterable[Institution], note: str, expected: int | None
) -> RegisterVersion:
    """The rest of the register isn't read: one row of a country's must not wait for all others."""
    wanted = list({one.code: one for one in institutions}.values())
    with writing(engine) as connection:
        active = history.active_number(connection, expected)
        made = history.new_version(connection, active + 1, note, history.label_of(connection, active))
        written = write_changes(connection, made.number, wanted, (), empty=not active)
        if active and not written:
            history.set_same_as(connection, made.number, history.content_of(connection, active))
    return made


def roll_back(engine: Engine, version: int | None) -> RegisterVersion:
    with writing(engine) as connection:
        if version is not None:
            read.check_version(connection.connection, version)
        target = history.before(connection) if version is None else version
        earlier = read.institutions(connection.connection, target, as_stored=True)
        wanted = with_what_was_seen(connection, earlier)
        change = _change(connection, history.active_number(connection), wanted)
        made = history.returned(connection, target)
        change.write(connection, made.number)
        areas.return_to(connection, target, made.number)
    return made


def withdraw(engine: Engine, address: str, why: str, on: date) -> RegisterVersion | None:
    with writing(engine) as connection:
        if _withdrawal(connection, address):
            return None
        listed = _listed(connection, address)
        if listed is None:
            raise NoSuchPage(
                f"Страницы {address} в реестре нет: снимать нечего. Скопируйте адрес из карточки."
            )
        made = history.continued(connection, f"снята {listed}: {why}")
        values = {"url": listed, "why": why[:WHY_LENGTH], "withdrawn_on": on, "since_version": made.number}
        connection.execute(insert(Withdrawal), values)
    return made


def restore(engine: Engine, address: str) -> RegisterVersion:
    with writing(engine) as connection:
        withdrawal = _withdrawal(connection, address)
        if withdrawal is None:
            raise NoSuchPage(f"Страница {address} не снята: возвращать нечего.")
        made = history.continued(connection, f"возвращена {address}")
        its = Withdrawal.id == withdrawal
        connection.execute(update(Withdrawal).where(its).values(until_version=made.number))
    return made


@dataclass(frozen=True, slots=True)
class _Change:
    """What differs between the active version and the wanted content."""

    changed: list[Institution]
    removed: AbstractSet[str]
    from_nothing: bool

    def write(self, connection: Connection, number: int) -> None:
        write_changes(connection, number, self.changed, self.removed, empty=self.from_nothing)


def _change(connection: Connection, active: int, institutions: Iterable[Institution]) -> _Change:
    wanted = {one.code: one for one in institutions}
    before = read.institutions(connection.connection, active, as_stored=True)
    standing = {one.code: one for one in before}
    changed = [one for code, one in wanted.items() if standing.get(code) != one]
    return _Change(changed, standing.keys() - wanted.keys(), not standing)


def _same_as(connection: Connection, active: int, change: _Change) -> int | None:
    """A file imported twice is one step to go back, not two that look alike."""
    same = active and not (change.changed or change.removed)
    return history.content_of(connection, active) if same else None


def _withdrawal(connection: Connection, address: str) -> int | None:
    current = select(Withdrawal.id, Withdrawal.url).where(Withdrawal.until_version.is_(None))
    found = (number for number, url in connection.execute(current) if page_key(url) == page_key(address))
    return next(found, None)


def _listed(connection: Connection, address: str) -> str | None:
    """The address in the spelling of the register."""
    standing = PageRow.url.in_(spellings(address)) & PageRow.until_version.is_(None)
    return connection.scalar(select(PageRow.url).where(standing).limit(1))
