"""Keeps the looks at pages and what is wrong with them, and lets the register follow, all of it at once.

Loaded only when pages are verified.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from catalog.model import Institution, PageState, RegisterVersion
from catalog.pages.page_checks import Look, PageProblem
from catalog.store.content.write import write_changes
from catalog.store.database.database import Database
from catalog.store.tables.base import Base
from catalog.store.tables.register import LookRow, PageRow, ProblemRow
from catalog.store.versions import history

AT_ONCE = 500
EVIDENCE_LENGTH = 500
WORSE = (PageState.REVOKED, PageState.MOVED, PageState.BROKEN)

Thing = TypeVar("Thing")
Key = tuple[str, str, str]
"""A problem's code, address and kind: open, it is there once."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What follows from looks: institutions that change, and the whole truth about what is wrong there."""

    day: date
    changed: Sequence[Institution]
    problems: Sequence[PageProblem]
    settled: Collection[str]  # addresses of which `problems` names all
    followed: Collection[str]  # addresses whose looks the register follows from now on


class Verification:
    """What was seen of pages, written down. Raises RegisterUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_looks(self, looks: Iterable[Look], at: datetime) -> None:
        """Keeps looks until the register follows them; an interrupted run goes on from there."""
        values = {"looked_at": at.astimezone(UTC), "pending": True}
        rows = {look.url: {"url": look.url, **values, "seen": asdict(look)} for look in looks}
        with self._database.beside_writers() as connection:
            for urls in _groups(rows):
                connection.execute(delete(LookRow).where(LookRow.url.in_(urls)))
                connection.execute(insert(LookRow), [rows[url] for url in urls])

    def follow(self, verified: Verified, *, note: str, expected: int) -> RegisterVersion | None:
        """Lets the register follow what was seen: pages, problems and looks in one transaction.

        The version has the content of the one before for going back: a step back undoes what an operator did,
        not what was seen. None where no page changes. Raises RegisterChanged where another version than
        `expected` is active by now.
        """
        with self._database.writing() as connection:
            history.active_number(connection, expected)
            made = None
            if verified.changed:
                made = history.continued(connection, note)
                write_changes(connection, made.number, verified.changed, (), empty=False)
            _write_problems(connection, verified)
            for urls in _groups(verified.followed):
                connection.execute(update(LookRow).where(LookRow.url.in_(urls)).values(pending=False))
        return made


def with_what_was_seen(connection: Connection, wanted: Iterable[Institution]) -> list[Institution]:
    """The institutions of an earlier version, with what is wrong by now: a lost mark doesn't come back."""
    same_page = (ProblemRow.code == PageRow.code) & (ProblemRow.url == PageRow.url)
    query = select(PageRow.code, PageRow.url, PageRow.state, PageRow.checked_on).join(ProblemRow, same_page)
    stands = PageRow.until_version.is_(None) & ProblemRow.closed_on.is_(None) & PageRow.state.in_(WORSE)
    worse = {
        (code, url): (PageState(state), checked_on)
        for code, url, state, checked_on in connection.execute(query.where(stands))
    }
    return [_worsened(one, worse) for one in wanted] if worse else list(wanted)


def _worsened(one: Institution, worse: dict[tuple[str, str], tuple[PageState, date | None]]) -> Institution:
    pages = []
    for page in one.pages:
        state, checked_on = worse.get((one.code, page.url), (page.state, page.checked_on))
        pages.append(replace(page, state=state, checked_on=checked_on))
    return replace(one, pages=tuple(pages))


def _write_problems(connection: Connection, verified: Verified) -> None:
    found = {(one.code, one.url, one.kind.value): one for one in verified.problems}
    known = _open_problems(connection)
    _close(connection, verified, [key for key in known if key not in found], known)
    changing = [{"number": known[key], **_values(one)} for key, one in found.items() if key in known]
    if changing:
        table = Base.metadata.tables[ProblemRow.__tablename__]
        connection.execute(update(table).where(table.c.id == bindparam("number")), changing)
    new = [
        {"code": one.code, "url": one.url, "kind": one.kind.value, "since": one.since, **_values(one)}
        for key, one in found.items()
        if key not in known
    ]
    if new:
        connection.execute(insert(ProblemRow), new)


def _values(one: PageProblem) -> dict[str, Any]:
    return {
        "last_on": one.last_on,
        "evidence": one.evidence[:EVIDENCE_LENGTH],
        "suggestion": one.suggestion,
    }


def _open_problems(connection: Connection) -> dict[Key, int]:
    query = select(ProblemRow.id, ProblemRow.code, ProblemRow.url, ProblemRow.kind)
    found = connection.execute(query.where(ProblemRow.closed_on.is_(None)))
    return {(code, url, kind): number for number, code, url, kind in found}


def _close(connection: Connection, verified: Verified, unseen: Sequence[Key], known: dict[Key, int]) -> None:
    """Ends what a look found mended, and what is wrong with pages that nobody lists any more."""
    current = select(PageRow.code, PageRow.url).where(PageRow.until_version.is_(None))
    listed = {(code, url) for code, url in connection.execute(current)}
    over = [known[key] for key in unseen if key[1] in verified.settled or key[:2] not in listed]
    for numbers in _groups(over):
        closing = update(ProblemRow).where(ProblemRow.id.in_(numbers))
        connection.execute(closing.values(closed_on=verified.day))


def _groups(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    rest = iter(things)
    while group := list(islice(rest, AT_ONCE)):
        yield group
