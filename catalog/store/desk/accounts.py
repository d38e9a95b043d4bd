"""Operators' accounts, who is signed in, and the audit log. Every method is one transaction that blocks.

Passwords come hashed: this module doesn't know how. Times are UTC.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from catalog.accounts import Account, Deed, Role
from catalog.store.content.rows import aware
from catalog.store.database.database import Database
from catalog.store.desk.deed_query import DeedQuery
from catalog.store.errors import NoSuchOperator, OperatorExists
from catalog.store.tables.desk import AuditRow, OperatorRow, SignInRow

EVERYTHING = DeedQuery()
MOST_NAMES = 500


class Accounts:
    """Raises RegisterUnavailable where the database can't be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def exist(self) -> bool:
        """Whether anybody may sign in at all."""
        with self._database.beside_writers() as connection:
            return connection.scalar(select(OperatorRow.name).limit(1)) is not None

    def all(self) -> list[Account]:
        with self._database.beside_writers() as connection:
            return [_account(row) for row in connection.execute(_ACCOUNTS.order_by(OperatorRow.name))]

    def find(self, name: str) -> Account | None:
        with self._database.beside_writers() as connection:
            return _one(connection, name)

    def add(self, name: str, password_hash: str, role: Role) -> None:
        """Raises OperatorExists."""
        with self._database.beside_writers() as connection:
            if _one(connection, name):
                raise OperatorExists(
                    f"Оператор «{name}» уже есть. Сменить пароль: gospublic operator password."
                )
            values = {"name": name, "password_hash": password_hash, "role": str(role)}
            connection.execute(insert(OperatorRow), values)

    def change(self, name: str, **values: str) -> None:
        """Set `password_hash` or `role`; whoever is signed in under that name is signed out.

        Raises NoSuchOperator.
        """
        with self._database.beside_writers() as connection:
            _must_be(connection, name)
            connection.execute(update(OperatorRow).where(OperatorRow.name == name).values(**values))
            connection.execute(delete(SignInRow).where(SignInRow.operator == name))

    def remove(self, name: str) -> None:
        """Raises NoSuchOperator. What the operator did stays in the log."""
        with self._database.beside_writers() as connection:
            _must_be(connection, name)
            connection.execute(delete(SignInRow).where(SignInRow.operator == name))
            connection.execute(delete(OperatorRow).where(OperatorRow.name == name))

    def sign_in(self, name: str, token: str, lifetime: timedelta) -> None:
        """Remember the browser that holds this token; old sign-ins are forgotten."""
        now = datetime.now(UTC)
        with self._database.beside_writers() as connection:
            connection.execute(delete(SignInRow).where(SignInRow.ends_at < now))
            values = {"token_hash": _hash(token), "operator": name, "ends_at": now + lifetime}
            connection.execute(insert(SignInRow), values)

    def signed_in(self, token: str) -> Account | None:
        """Whose browser holds this token, while it is good."""
        mine = (SignInRow.token_hash == _hash(token)) & (SignInRow.ends_at > datetime.now(UTC))
        joined = _ACCOUNTS.join(SignInRow, SignInRow.operator == OperatorRow.name).where(mine)
        with self._database.beside_writers() as connection:
            row = connection.execute(joined).first()
            return _account(row) if row else None

    def sign_out(self, token: str) -> None:
        with self._database.beside_writers() as connection:
            connection.execute(delete(SignInRow).where(SignInRow.token_hash == _hash(token)))

    def note(self, deed: Deed) -> None:
        """Write a line of the log."""
        self.note_all([deed])

    def note_all(self, deeds: Iterable[Deed]) -> None:
        """Write lines of the log, of what was done by one press."""
        values = [
            {
                "made_at": deed.made_at, "operator": deed.operator, "action": deed.action,
                "subject": deed.subject[:200], "detail": deed.detail[:1000], "version": deed.version,
            }
            for deed in deeds
        ]  # fmt: skip
        if values:
            with self._database.beside_writers() as connection:
                connection.execute(insert(AuditRow), values)

    def deeds(self, skip: int = 0, limit: int | None = 100, query: DeedQuery = EVERYTHING) -> list[Deed]:
        """What of the log is looked for, the newest first."""
        rows = _DEEDS.where(query.condition()).order_by(AuditRow.id.desc()).offset(skip).limit(limit)
        with self._database.beside_writers() as connection:
            return [_deed(row) for row in connection.execute(rows)]

    def deed(self, number: int) -> Deed | None:
        with self._database.beside_writers() as connection:
            row = connection.execute(_DEEDS.where(AuditRow.id == number)).first()
            return _deed(row) if row else None

    def deeds_of(self, versions: Collection[int]) -> dict[int, Deed]:
        """By version, the deed that made it, where somebody's is known."""
        made = _DEEDS.where(AuditRow.version.in_(list(versions))).order_by(AuditRow.id.desc())
        with self._database.beside_writers() as connection:
            found = [_deed(row) for row in connection.execute(made)] if versions else []
        return {deed.version: deed for deed in found if deed.version is not None}

    def deed_count(self, query: DeedQuery = EVERYTHING) -> int:
        with self._database.beside_writers() as connection:
            return connection.scalar(select(func.count(AuditRow.id)).where(query.condition())) or 0

    def operators_noted(self) -> list[str]:
        """Whoever has done something, as the log has it."""
        names = select(AuditRow.operator).distinct().order_by(AuditRow.operator).limit(MOST_NAMES)
        with self._database.beside_writers() as connection:
            return list(connection.scalars(names))


_ACCOUNTS = select(OperatorRow.name, OperatorRow.role, OperatorRow.password_hash)

_DEEDS = select(
    AuditRow.made_at, AuditRow.operator, AuditRow.action, AuditRow.subject, AuditRow.detail,
    AuditRow.version, AuditRow.id,
)  # fmt: skip


def _deed(row: Sequence[Any]) -> Deed:
    made_at, *rest = row
    return Deed(aware(made_at), *rest)


def _one(connection: Connection, name: str) -> Account | None:
    row = connection.execute(_ACCOUNTS.where(OperatorRow.name == name)).first()
    return _account(row) if row else None


def _account(row: Sequence[Any]) -> Account:
    name, role, password_hash = row
    return Account(name, Role(role), password_hash)


def _must_be(connection: Connection, name: str) -> None:
    if _one(connection, name) is None:
        raise NoSuchOperator(f"Оператора «{name}» нет. Кто есть: gospublic operator list.")


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
