"""Conditions in the plain SQL that SQLite and PostgreSQL share; whatever came from outside is a value."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from catalog.model import PageState, Platform
from catalog.store.content.page_key import spellings
from catalog.store.content.read import SIDES, TABLES
from catalog.store.database.sql import DriverConnection, fetch
from catalog.store.lists.narrowing import ANY_PLATFORM, Narrowing, StateToday
from catalog.store.versions.standing import PLACES

IN_SIGHT = (PageState.CONFIRMED, PageState.LISTED, PageState.LINKED)
NOTHING = "1 = 0"
RARE = (StateToday.LAPSED, StateToday.BROKEN, StateToday.MOVED, StateToday.REVOKED)
"""Few pages are in these: they are found first, then their owners."""

STANDING_PAGES = "SELECT o.id FROM pages o WHERE o.until_version IS NULL"
_AMONG = {"?": "SELECT value FROM json_each(?)", "%s": "SELECT jsonb_array_elements_text(%s::jsonb)"}


@dataclass
class Conditions:
    """Joined by AND, with their values in order. `mark`: what stands for a value in the driver's SQL."""

    mark: str
    parts: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    hint: str = ""
    """Before a column: SQLite is to walk along the list's order and end at its limit, and not to take what
    an index finds by that column and sort all of it. PostgreSQL knows better by its statistics."""

    def add(self, part: str, *values: str) -> None:
        """`{mark}` stands for each value."""
        self.parts.append(part.format(mark=self.mark))
        self.values.extend(values)

    def among(self, column: str, values: Iterable[str], *, negated: bool = False) -> None:
        """Any number of values as one: databases bound how many a statement may have."""
        self.parts.append(f"{column} {'NOT ' if negated else ''}IN ({_AMONG[self.mark]})")
        self.values.append(json.dumps(list(values)))

    def nested(self, opening: str, inner: "Conditions", closing: str = ")") -> None:
        self.parts.append(f"{opening}{inner.sql}{closing}")
        self.values.extend(inner.values)

    @property
    def sql(self) -> str:
        return " AND ".join(self.parts) or "1 = 1"


@dataclass(frozen=True, slots=True)
class Facts:
    """What has to be looked up before a list can be asked for."""

    hidden: tuple[str, ...] = ()  # withdrawn addresses in every spelling
    places: tuple[int, ...] | None = None  # numbers of places; None: anywhere
    version: int | None = None  # the last one before the day asked for; None: no day


def facts(connection: DriverConnection, wanted: Narrowing, mark: str) -> Facts:
    hidden: tuple[str, ...] = ()
    if wanted.state or wanted.no_page:
        urls = fetch(connection, "SELECT url FROM withdrawals WHERE until_version IS NULL")
        hidden = tuple(spelling for (url,) in urls for spelling in spellings(url))
    places = _places(connection, wanted.place, mark) if wanted.place else None
    version = _version_before(connection, wanted.before, mark) if wanted.before else None
    return Facts(hidden, places, version)


def _places(connection: DriverConnection, name: str, mark: str) -> tuple[int, ...]:
    """Those called so; where none is, those in whose names it stands."""
    query = f"SELECT id FROM places WHERE municipality = {mark} OR locality = {mark} OR district = {mark}"
    if same := fetch(connection, query, [name] * 3):
        return tuple(number for (number,) in same)
    rows = fetch(connection, PLACES)
    said = name.casefold()
    return tuple(number for number, *names in rows if said in "\n".join(names).casefold())


def _version_before(connection: DriverConnection, day: date, mark: str) -> int:
    query = f"SELECT max(number) FROM versions WHERE made_at < {mark}"
    return fetch(connection, query, [day.isoformat()])[0][0] or 0


def in_state(where: Conditions, wanted: Narrowing, facts: Facts, state: StateToday) -> None:
    """The condition that the page `p` is in that state today."""
    lapses = (wanted.today - wanted.kept).isoformat()
    if state is StateToday.REVOKED:
        # Either by its own index: for an OR the whole table would be read.
        either = Conditions(where.mark)
        either.among("o.url", facts.hidden)
        revoked = f"{STANDING_PAGES} AND o.state = 'revoked' UNION ALL {STANDING_PAGES} AND "
        where.nested(f"p.id IN ({revoked}", either)
        return
    if state in (StateToday.CONFIRMED, StateToday.LAPSED):
        where.add(f"{where.hint}p.state = 'confirmed'")
        side = ">=" if state is StateToday.CONFIRMED else "<"
        where.add(f"{where.hint}p.checked_on {side} {{mark}}", lapses)
    else:
        where.add(f"{where.hint}p.state = {{mark}}", str(state))
    if facts.hidden:
        where.among("p.url", facts.hidden, negated=True)


def at_address(where: Conditions, wanted: Narrowing, page: str) -> None:
    """The condition that `page` is at one of those addresses, or at one that holds that part."""
    if wanted.fragment:
        contains = "instr" if where.mark == "?" else "strpos"
        where.add(f"{contains}({page}.url, {{mark}}) > 0", wanted.fragment)
    elif wanted.urls is not None:
        where.among(f"{page}.url", wanted.urls)


def no_page(where: Conditions, facts: Facts, platform: str) -> None:
    """The condition that the institution `i` has no page on that platform that residents could be led to."""
    inner = Conditions(where.mark, ["o.code = i.code", "o.until_version IS NULL"])
    which = "<>" if platform == ANY_PLATFORM else "="
    inner.add(f"o.platform {which} {{mark}}", Platform.SITE if platform == ANY_PLATFORM else platform)
    inner.add("o.state IN ({mark}, {mark}, {mark})", *IN_SIGHT)
    if facts.hidden:
        inner.among("o.url", facts.hidden, negated=True)
    where.nested("NOT EXISTS (SELECT 1 FROM pages o WHERE ", inner)


def changed_by(where: Conditions, column: str, operator: str) -> None:
    """The condition that the code in that column is of what the versions of that operator touched."""
    made = "SELECT version FROM audit WHERE operator = {mark} AND version IS NOT NULL"
    sides = [f"SELECT code FROM {table} WHERE {side} IN ({made})" for table in TABLES for side in SIDES]
    hidden = [
        "SELECT pages.code FROM withdrawals JOIN pages ON pages.url = withdrawals.url "
        f"WHERE withdrawals.{side} IN ({made})"
        for side in SIDES
    ]
    touched = [*sides, *hidden]
    where.add(f"{column} IN ({' UNION '.join(touched)})", *[operator] * len(touched))


def untouched_after(version: int) -> str:
    """The codes of what stands as it did in that version.

    By EXCEPT, for no planner does well by a long NOT IN.
    """
    stood = f"SELECT code FROM institutions WHERE until_version IS NULL AND since_version <= {version:d}"
    touched = (
        f"SELECT code FROM {table} WHERE code IS NOT NULL AND {side} > {version:d}"
        for table in TABLES
        for side in SIDES
    )
    return f"{stood} EXCEPT SELECT code FROM ({' UNION ALL '.join(touched)}) AS touched"
