"""Lists of institutions as they stand now: which codes, and how many."""

from catalog.store.database.sql import DriverConnection, fetch
from catalog.store.lists.conditions import (
    NOTHING,
    RARE,
    Conditions,
    Facts,
    at_address,
    changed_by,
    facts,
    in_state,
    no_page,
    untouched_after,
)
from catalog.store.lists.narrowing import By, ListOrder, Narrowing
from catalog.store.tables.listed import NAME

FROM = "FROM institutions i"
PLACES = " JOIN places ON places.id = i.place_id"
COLUMNS = {
    By.NAME: (NAME.format(i="i."),),
    By.KIND: ("i.kind",),
    By.PLACE: ("places.municipality", "places.locality", "places.district"),
}


def codes(connection: DriverConnection, wanted: Narrowing, order: ListOrder, mark: str) -> list[str]:
    """The codes of those institutions in that order."""
    where = conditions(wanted, facts(connection, wanted, mark), mark)
    by = order.sort(*COLUMNS.get(order.by, ()), "i.code")
    tables = FROM + (PLACES if order.by is By.PLACE else "")
    query = f"SELECT i.code {tables} WHERE {where.sql} ORDER BY {by}{order.cut}"
    return [code for (code,) in fetch(connection, query, where.values)]


def count(connection: DriverConnection, wanted: Narrowing, mark: str) -> int:
    where = conditions(wanted, facts(connection, wanted, mark), mark)
    found: int = fetch(connection, f"SELECT count(*) {FROM} WHERE {where.sql}", where.values)[0][0]
    return found


def conditions(wanted: Narrowing, known: Facts, mark: str) -> Conditions:
    where = Conditions(mark, ["i.until_version IS NULL"])
    of_institution(where, wanted, known)
    if wanted.platform or wanted.state or wanted.fragment or wanted.urls is not None:
        are_few = wanted.state in RARE or wanted.urls is not None
        inner = Conditions(mark, ["p.until_version IS NULL", *(() if are_few else ["p.code = i.code"])])
        at_address(inner, wanted, "p")
        if wanted.platform:
            inner.add("p.platform = {mark}", wanted.platform)
        if wanted.state:
            in_state(inner, wanted, known, wanted.state)
        where.nested(f"{'i.code IN' if are_few else 'EXISTS'} (SELECT p.code FROM pages p WHERE ", inner)
    if wanted.no_page:
        no_page(where, known, wanted.no_page)
    if wanted.changed_by:
        changed_by(where, "i.code", wanted.changed_by)
    if known.version is not None:
        where.add(f"i.code IN ({untouched_after(known.version)})")
    return where


def of_institution(where: Conditions, wanted: Narrowing, known: Facts) -> None:
    """What tells institutions `i` apart, whichever pages they have."""
    if wanted.codes is not None:
        where.among("i.code", wanted.codes)
    if wanted.kind:
        where.add("i.kind = {mark}", wanted.kind)
    if known.places is not None:
        numbers = ", ".join(f"{number:d}" for number in known.places)
        where.add(f"i.place_id IN ({numbers})" if numbers else NOTHING)
    if wanted.no_phone:
        where.add("i.phone = ''")
