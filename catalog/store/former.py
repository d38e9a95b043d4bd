"""Institutions that no longer stand: one that comes back in a sheet without codes gets its old one again."""

from collections import defaultdict

from catalog.model import Institution, Page
from catalog.store import rows
from catalog.store.read import DriverConnection, fetch

GONE = "code NOT IN (SELECT code FROM institutions WHERE until_version IS NULL)"


def former(connection: DriverConnection) -> list[Institution]:
    """Each as it stood last, with the pages that it had, without services."""
    columns = ", ".join((*rows.INSTITUTION, "until_version"))
    query = f"SELECT {columns} FROM institutions JOIN places ON places.id = place_id WHERE {GONE}"
    last = {row[0]: row for row in sorted(fetch(connection, query), key=_until)}
    pages = _pages(connection)
    return [rows.institution_from(row[:-1], tuple(pages[code, _until(row)])) for code, row in last.items()]


def _pages(connection: DriverConnection) -> dict[tuple[str, int], list[Page]]:
    columns = ", ".join(("code", *rows.PAGE, "until_version"))
    found: dict[tuple[str, int], list[Page]] = defaultdict(list)
    for code, *page, until in fetch(connection, f"SELECT {columns} FROM pages WHERE {GONE}"):
        found[code, until].append(rows.page_from(page))
    return found


def _until(row: tuple[object, ...]) -> int:
    return int(str(row[-1]))
