"""The pages out of sight, with whose they are: an address must be warned of after a new list dropped it."""

from datetime import date

from catalog.model import Institution, Page, PageState, Platform
from catalog.store import rows
from catalog.store.read import DriverConnection, fetch

LISTED = """
    SELECT {columns} FROM withdrawals JOIN pages ON pages.url = withdrawals.url
    WHERE withdrawals.since_version <= {number:d} AND pages.since_version <= {number:d}
    AND (withdrawals.until_version IS NULL OR withdrawals.until_version > {number:d})
"""


def withdrawn(connection: DriverConnection, number: int) -> list[tuple[Institution, Page]]:
    """Each page out of sight in that version as revoked, with the institution that listed it last.

    The institution is as it stands or last stood, bare of pages and services.
    """
    columns = "pages.code, pages.platform, pages.url, withdrawn_on, pages.since_version"
    listed = fetch(connection, LISTED.format(columns=columns, number=number))
    last = {
        url: (code, _revoked(platform, url, on)) for code, platform, url, on, _ in sorted(listed, key=_since)
    }
    owners = _owners(connection, number) if last else {}
    return [(owners[code], page) for code, page in last.values()]


def _owners(connection: DriverConnection, number: int) -> dict[str, Institution]:
    codes = LISTED.format(columns="pages.code", number=number)
    found = fetch(
        connection,
        f"SELECT {', '.join(rows.INSTITUTION)}, since_version FROM institutions "
        f"JOIN places ON places.id = place_id WHERE since_version <= {number:d} AND code IN ({codes})",
    )
    return {row[0]: rows.institution_from(row[:-1]) for row in sorted(found, key=_since)}


def _revoked(platform: str, url: str, on: str | date) -> Page:
    return Page(Platform(platform), url, PageState.REVOKED, rows.day(on))


def _since(row: tuple[object, ...]) -> int:
    return int(str(row[-1]))
