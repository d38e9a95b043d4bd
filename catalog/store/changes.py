"""What changes the register: each function is one transaction, and makes one version or a report.

Loaded only when something is written: `catalog.store.register` is the way in.
"""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection, Engine, insert, select, update

from catalog.model import Institution, RegisterVersion
from catalog.store import history, read
from catalog.store.database import writing
from catalog.store.errors import NoSuchPage, NoSuchVersion
from catalog.store.page_key import page_key, spellings
from catalog.store.tables import PageRow, ReportRow, Withdrawal
from catalog.store.write import write_changes

REPORT_LENGTH, WHY_LENGTH = 1000, 500


def replace_all(
    engine: Engine, institutions: Iterable[Institution], note: str, label: str, expected: int | None
) -> RegisterVersion:
    with writing(engine) as connection:
        active = history.active_number(connection, expected)
        made = history.new_version(connection, active + 1, note, label)
        _become(connection, made.number, institutions)
    return made


def update_some(
    engine: Engine, institutions: Iterable[Institution], note: str, expected: int | None
) -> RegisterVersion:
    with writing(engine) as connection:
        active = history.active_number(connection, expected)
        made = history.new_version(connection, active + 1, note, history.label_of(connection, active))
        _become(connection, made.number, institutions, removing=False)
    return made


def roll_back(engine: Engine, version: int | None) -> RegisterVersion:
    with writing(engine) as connection:
        if version is not None and not read.has_version(connection.connection, version):
            raise NoSuchVersion(f"Версии {version} нет. Список версий: gospublic versions.")
        target = history.before(connection) if version is None else version
        made = history.returned(connection, target)
        _become(connection, made.number, read.institutions(connection.connection, target, as_stored=True))
    return made


def withdraw(engine: Engine, address: str, why: str, on: date | None) -> RegisterVersion | None:
    with writing(engine) as connection:
        if _withdrawal(connection, address):
            return None
        listed = _listed(connection, address)
        if listed is None:
            raise NoSuchPage(
                f"Страницы {address} в реестре нет: снимать нечего. Скопируйте адрес из карточки."
            )
        made = history.continued(connection, f"снята {listed}: {why}")
        day = on or datetime.now().astimezone().date()
        values = {"url": listed, "why": why[:WHY_LENGTH], "withdrawn_on": day, "since_version": made.number}
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


def write_report(engine: Engine, kind: str, code: str, text: str, on: date) -> int:
    plain = text.replace("\0", "").encode("utf-8", "replace").decode()[:REPORT_LENGTH]
    values = {"made_on": on, "kind": kind, "code": code, "text": plain}
    with writing(engine) as connection:
        return connection.execute(insert(ReportRow).returning(ReportRow.number), values).scalar_one()


def _become(
    connection: Connection, number: int, institutions: Iterable[Institution], *, removing: bool = True
) -> None:
    """Lets that new version have these institutions; of those before, only what differs is written."""
    wanted = {one.code: one for one in institutions}
    before = read.institutions(connection.connection, number - 1, as_stored=True)
    standing = {one.code: one for one in before}
    changed = [one for code, one in wanted.items() if standing.get(code) != one]
    removed = standing.keys() - wanted.keys() if removing else set()
    write_changes(connection, number, changed, removed, empty=not standing)


def _withdrawal(connection: Connection, address: str) -> int | None:
    current = select(Withdrawal.id, Withdrawal.url).where(Withdrawal.until_version.is_(None))
    found = (number for number, url in connection.execute(current) if page_key(url) == page_key(address))
    return next(found, None)


def _listed(connection: Connection, address: str) -> str | None:
    """The address in the spelling of the register."""
    standing = PageRow.url.in_(spellings(address)) & PageRow.until_version.is_(None)
    return connection.scalar(select(PageRow.url).where(standing).limit(1))
