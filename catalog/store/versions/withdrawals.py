"""The pages out of sight: which they are, with whose they are, and how they go there and come back.

An address must be warned of after a new list dropped it, so that a withdrawal holds through imports and
roll-backs until it is restored.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from catalog.model import Institution, Page, PageState, Platform, RegisterVersion
from catalog.store.content import read, rows
from catalog.store.content.page_key import page_key, spellings
from catalog.store.content.read import Withdrawn
from catalog.store.database.database import Database
from catalog.store.database.sql import DriverConnection, fetch
from catalog.store.errors import NoSuchPage
from catalog.store.versions.past import Hiding

if TYPE_CHECKING:
    from sqlalchemy import Connection

WHY_LENGTH = 500
LISTED = """
    SELECT {columns} FROM withdrawals JOIN pages ON pages.url = withdrawals.url
    WHERE withdrawals.since_version <= {number:d} AND pages.since_version <= {number:d}
    AND (withdrawals.until_version IS NULL OR withdrawals.until_version > {number:d})
"""


class Withdrawals:
    """Every method is one transaction, and raises RegisterUnavailable where the database can't be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Withdrawn]:
        """The pages that are out of sight now, whether or not an institution still lists them."""
        with self._database.reading() as connection:
            return read.withdrawals(connection, read.active_number(connection))

    def revoked(self, version: int) -> list[tuple[Institution, Page]]:
        """The pages out of sight in that version as revoked, each with the institution that listed it last.

        The institution is bare of pages and services, and need not stand in that version any more.
        """
        columns = "pages.code, pages.platform, pages.url, withdrawn_on, pages.since_version"
        with self._database.reading() as connection:
            listed = fetch(connection, LISTED.format(columns=columns, number=version))
            last = {
                url: (code, _revoked(platform, url, on))
                for code, platform, url, on, _ in sorted(listed, key=rows.last_number)
            }
            owners = _owners(connection, version) if last else {}
        return [(owners[code], page) for code, page in last.values()]

    def withdraw(self, address: str, why: str, on: date) -> RegisterVersion | None:
        """Takes a page out of sight everywhere, as a new version; it stays so until `restore`.

        `address` is canonical. None where it is withdrawn already. Raises NoSuchPage.
        """
        from catalog.store.versions import history

        with self._database.writing() as connection:
            if page_key(address) in _hidden(connection):
                return None
            listed = _listed(connection, address)
            if listed is None:
                raise NoSuchPage(
                    f"Страницы {address} в реестре нет: снимать нечего. Скопируйте адрес из карточки."
                )
            made = history.continued(connection, f"снята {listed}: {why}")
            hide(connection, [Hiding(listed, why, on, is_hidden=True)], made.number)
        return made

    def restore(self, address: str) -> RegisterVersion:
        """Brings a withdrawn page back, as a new version, in the state it has beneath. Raises NoSuchPage."""
        from catalog.store.versions import history

        with self._database.writing() as connection:
            if page_key(address) not in _hidden(connection):
                raise NoSuchPage(f"Страница {address} не снята: возвращать нечего.")
            made = history.continued(connection, f"возвращена {address}")
            hide(connection, [Hiding(address, "", date.min, is_hidden=False)], made.number)
        return made


def hide(connection: "Connection", hidings: Sequence[Hiding], number: int) -> None:
    """Takes pages out of sight or brings them back. One that is out of sight already stays so as it is."""
    from sqlalchemy import insert, update

    from catalog.store.tables.register import Withdrawal

    known = _hidden(connection) if hidings else {}
    for one in hidings:
        row_id = known.get(page_key(one.url))
        if one.is_hidden and row_id is None:
            values = {"url": one.url, "why": one.why[:WHY_LENGTH], "withdrawn_on": one.on}
            connection.execute(insert(Withdrawal), {**values, "since_version": number})
        elif not one.is_hidden and row_id is not None:
            ended = update(Withdrawal).where(Withdrawal.id == row_id)
            connection.execute(ended.values(until_version=number))


def _hidden(connection: "Connection") -> dict[str, int]:
    """The rows of the pages out of sight now, by `page_key`."""
    query = "SELECT url, id FROM withdrawals WHERE until_version IS NULL"
    return {page_key(url): number for url, number in fetch(connection.connection, query)}


def _listed(connection: "Connection", address: str) -> str | None:
    """The address in the spelling of the register."""
    from sqlalchemy import select

    from catalog.store.tables.register import PageRow

    standing = PageRow.url.in_(spellings(address)) & PageRow.until_version.is_(None)
    return connection.scalar(select(PageRow.url).where(standing).limit(1))


def _owners(connection: DriverConnection, number: int) -> dict[str, Institution]:
    codes = LISTED.format(columns="pages.code", number=number)
    found = fetch(
        connection,
        f"SELECT {', '.join(rows.INSTITUTION)}, since_version FROM institutions "
        f"JOIN places ON places.id = place_id WHERE since_version <= {number:d} AND code IN ({codes})",
    )
    return {row[0]: rows.institution_from(row[:-1]) for row in sorted(found, key=rows.last_number)}


def _revoked(platform: str, url: str, on: str | date) -> Page:
    return Page(Platform(platform), url, PageState.REVOKED, rows.day(on))
