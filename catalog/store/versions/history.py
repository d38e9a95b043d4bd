"""Makes the versions themselves."""

from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from catalog.model import RegisterVersion
from catalog.store.content import read
from catalog.store.database import news
from catalog.store.errors import NoSuchVersion, RegisterChanged
from catalog.store.tables.register import Version

NOTE_LENGTH = 500


def new_version(
    connection: Connection, number: int, note: str, label: str, same_as: int | None = None
) -> RegisterVersion:
    """Makes the version that everything written after it belongs to; it is active from the commit on."""
    moment, short = datetime.now(UTC), note[:NOTE_LENGTH]
    values = {
        "number": number,
        "made_at": moment,
        "note": short,
        "label": label,
        "same_as": same_as or number,
    }
    connection.execute(insert(Version), values)
    news.tell(connection)
    return RegisterVersion(number, moment.isoformat(timespec="seconds"), short, label)


def active_number(connection: Connection, expected: int | None = None) -> int:
    """The active version, 0 for none. Raises RegisterChanged where another one was expected."""
    active = read.active_number(connection.connection)
    if expected not in (None, active):
        raise RegisterChanged(
            "Реестр тем временем изменил кто-то другой. Повторите: изменения сверятся заново."
        )
    return active


def continued(connection: Connection, note: str) -> RegisterVersion:
    """A version with the content of the active one."""
    active = active_number(connection)
    label, same_as = _content(connection, active)
    return new_version(connection, active + 1, note, label, same_as)


def returned(connection: Connection, target: int) -> RegisterVersion:
    """A version with the content of that one."""
    label, same_as = _content(connection, target)
    return new_version(
        connection, active_number(connection) + 1, f"возврат к версии {target}", label, same_as
    )


def label_of(connection: Connection, number: int) -> str:
    """The label of that version, empty for an empty register."""
    return _content(connection, number)[0] if number else ""


def content_of(connection: Connection, number: int) -> int:
    """The number of the version that first had the content of that one."""
    return _content(connection, number)[1]


def set_same_as(connection: Connection, number: int, same_as: int) -> None:
    """Notes of a version that its content turned out to be an earlier one's."""
    connection.execute(update(Version).where(Version.number == number).values(same_as=same_as))


def before(connection: Connection) -> int:
    """The version before the content that is active now. Raises NoSuchVersion."""
    active = active_number(connection)
    same_as = _content(connection, active)[1] if active else 1
    if same_as == 1:
        raise NoSuchVersion(
            "Шагом назад возвращаться некуда: более раннего реестра нет. "
            "Другую версию назовите номером: gospublic rollback НОМЕР. Список: gospublic versions."
        )
    return same_as - 1


def _content(connection: Connection, number: int) -> tuple[str, int]:
    query = select(Version.label, Version.same_as).where(Version.number == number)
    label, same_as = connection.execute(query).one()
    return label, same_as
