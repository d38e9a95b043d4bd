"""Lists of pages as they stand now: whose and at which address, and how many."""

from catalog.store.database.sql import DriverConnection, fetch
from catalog.store.lists.conditions import (
    RARE,
    Conditions,
    Facts,
    at_address,
    changed_by,
    facts,
    in_state,
    no_page,
)
from catalog.store.lists.institutions import of_institution
from catalog.store.lists.narrowing import By, ListOrder, Narrowing

FROM = "FROM pages p"
COLUMNS = {
    By.URL: ("p.url",),
    By.CHECKED: ("p.checked_on",),
}
AT_ONCE = " LIMIT 1000000000)"
"""More than there ever are: with a limit, PostgreSQL looks for the owners once. It else does so for each page
that it walks past, in the hope that one of the first fits."""

PageKey = tuple[str, str]
"""A code and an address."""


def pages(connection: DriverConnection, wanted: Narrowing, order: ListOrder, mark: str) -> list[PageKey]:
    """Whose and at which address, in that order; those of one institution in its own order."""
    where = conditions(wanted, facts(connection, wanted, mark), mark, _hint(wanted, order, mark))
    by = order.sort(*COLUMNS.get(order.by, ()), "p.code")
    query = f"SELECT p.code, p.url {FROM} WHERE {where.sql} ORDER BY {by}, p.position{order.cut}"
    return [(code, url) for code, url in fetch(connection, query, where.values)]


def count(connection: DriverConnection, wanted: Narrowing, mark: str) -> int:
    where = conditions(wanted, facts(connection, wanted, mark), mark)
    found: int = fetch(connection, f"SELECT count(*) {FROM} WHERE {where.sql}", where.values)[0][0]
    return found


def conditions(wanted: Narrowing, known: Facts, mark: str, hint: str = "") -> Conditions:
    where = Conditions(mark, ["p.until_version IS NULL"], hint=hint)
    if _asks_owners(wanted):
        inner = Conditions(mark, ["i.until_version IS NULL"])
        of_institution(inner, wanted, known)
        if wanted.no_page:
            no_page(inner, known, wanted.no_page)
        where.nested("p.code IN (SELECT i.code FROM institutions i WHERE ", inner, AT_ONCE)
    at_address(where, wanted, "p")
    if wanted.platform:
        where.add(f"{hint}p.platform = {{mark}}", wanted.platform)
    if wanted.state:
        in_state(where, wanted, known, wanted.state)
    if wanted.changed_by:
        changed_by(where, "p.code", wanted.changed_by)
    if wanted.before:
        where.add("(p.checked_on IS NULL OR p.checked_on < {mark})", wanted.before.isoformat())
    return where


def _hint(wanted: Narrowing, order: ListOrder, mark: str) -> str:
    """See `Conditions.hint`; where words found few pages, or few are in that state, those come first."""
    is_walked = order.limit is not None and wanted.state not in RARE
    return "+" if mark == "?" and is_walked and wanted.codes is None and wanted.urls is None else ""


def _asks_owners(wanted: Narrowing) -> bool:
    return bool(wanted.codes is not None or wanted.kind or wanted.place or wanted.no_phone or wanted.no_page)
