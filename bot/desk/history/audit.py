"""The audit log, as operators read it: who changed what, and when; looked for by whatever names it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette_admin.fields import DateTimeField, IntegerField, StringField
from starlette_admin.filters import FilterGroup
from starlette_admin.types import ListParams

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.kit.read_only import ReadOnlyView, Sorts
from bot.desk.kit.row_numbers import number_of
from bot.desk.lists.asked import LONGEST, cut
from bot.desk.lists.seeking import seek
from catalog.accounts import Deed
from catalog.store.desk.deed_query import DeedQuery

MOST_INSTITUTIONS = 5
MOST_VERSIONS = 200
ASKED, PEOPLE = "gospublic.journal", "gospublic.people"


@dataclass(frozen=True, slots=True)
class AuditLine:
    """A line of the log in words."""

    id: int
    made_at: datetime
    operator: str
    action: str
    subject: str
    detail: str
    version: str


@dataclass(frozen=True, slots=True)
class JournalAsked:
    """What the address of the journal asks for, as its form shows it."""

    q: str = ""
    operator: str = ""
    action: str = ""
    since: str = ""
    until: str = ""


class AuditView(ReadOnlyView):
    """Nothing removes a line, and nobody changes one."""

    key = "audit"
    menu_label = texts.AUDIT
    display_name = texts.AUDIT
    icon = "fa-solid fa-clock-rotate-left"
    list_template = "journal.html"
    pk_attr = "id"
    texts = texts
    fields = (
        IntegerField("id", label="№", exclude_from_list=True),
        DateTimeField("made_at", label="Когда"),
        StringField("operator", label="Кто"),
        StringField("action", label="Что"),
        StringField("subject", label="С чем"),
        StringField("detail", label="Подробно"),
        StringField("version", label="Версия"),
    )
    sortable_fields: Sequence[str] = ()
    searchable_fields = ("operator", "action", "subject")

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._accounts = parts.register.accounts

    async def find_all(  # noqa: PLR0913, PLR0917 - as the library calls it
        self,
        request: Request,
        skip: int = 0,
        limit: int = 100,
        q: str | None = None,  # noqa: ARG002 - the address tells more than that
        sorts: Sorts = None,  # noqa: ARG002 - the newest always come first
        filters: FilterGroup | None = None,  # noqa: ARG002 - likewise
    ) -> Sequence[AuditLine]:
        request.scope[PEOPLE] = await asyncio.to_thread(self._accounts.operators_noted)
        wanted = None if limit < 0 else limit
        query = await self._query(request)
        return list(map(line, await asyncio.to_thread(self._accounts.deeds, skip, wanted, query)))

    async def count(self, request: Request, q: str | None = None, filters: FilterGroup | None = None) -> int:  # noqa: ARG002 - likewise
        return await asyncio.to_thread(self._accounts.deed_count, await self._query(request))

    async def find_by_pk(self, request: Request, pk: object) -> AuditLine | None:  # noqa: ARG002 - likewise
        number = number_of(pk)
        found = None if number is None else await asyncio.to_thread(self._accounts.deed, number)
        return line(found) if found else None

    def asked(self, request: Request) -> JournalAsked:
        return read_journal(request.query_params)

    def people(self, request: Request) -> list[str]:
        """Whoever has done something; for the template, once the rows were asked for."""
        people: list[str] = request.scope[PEOPLE]
        return people

    async def _query(self, request: Request) -> DeedQuery:
        """Asked once for a page, which wants both its rows and how many there are."""
        if ASKED not in request.scope:
            asked = read_journal(request.query_params)
            request.scope[ASKED] = await asyncio.to_thread(self._meant, asked)
        query: DeedQuery = request.scope[ASKED]
        return query

    def _meant(self, asked: JournalAsked) -> DeedQuery:
        """The words as they stand; and where they name an institution or a page, what became of it."""
        query = DeedQuery(
            operator=asked.operator, action=asked.action, since=_day(asked.since), until=_day(asked.until)
        )
        if not asked.q:
            return query
        words = asked.q.casefold()
        actions = [key for key, title in texts.ACTIONS.items() if words in title]
        sought = seek(self._parts.guide.context, self._parts.register, asked.q)
        codes = sought.codes if len(sought.codes) <= MOST_INSTITUTIONS else ()
        past = self._parts.register.past
        versions = [one.number for code in codes for one in past.history(code, 0, MOST_VERSIONS)]
        said = (asked.q, *actions, *codes, *(sought.urls or ()))
        return replace(query, said=tuple(dict.fromkeys(said)), versions=versions)

    def _parse_list_params(self, request: Request, query_params: QueryParams | None = None) -> ListParams:
        """As the kit reads an address, after what it would fail on is gone."""
        parameters = query_params if query_params is not None else request.query_params
        return super()._parse_list_params(request, QueryParams(self.part_asked(parameters)))


def read_journal(parameters: Mapping[str, str]) -> JournalAsked:
    """What can't be meant is passed over."""
    said = {name: cut(parameters.get(name, "")) for name in JournalAsked.__dataclass_fields__}
    for name in ("since", "until"):
        said[name] = said[name] if _day(said[name]) else ""
    return JournalAsked(**said)


def line(deed: Deed) -> AuditLine:
    action = texts.ACTIONS.get(deed.action, deed.action)
    version = "" if deed.version is None else str(deed.version)
    return AuditLine(deed.id, deed.made_at, deed.operator, action, deed.subject, deed.detail, version)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:LONGEST]) if said else None
    except ValueError:
        return None
