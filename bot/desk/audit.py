"""The audit log, as operators read it: who changed what, and when."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette_admin.fields import DateTimeField, IntegerField, StringField
from starlette_admin.filters import FilterGroup

from bot.desk import texts
from bot.desk.read_only import ReadOnlyView, Sorts
from bot.desk.row_numbers import number_of
from catalog.accounts import Deed
from catalog.store.accounts import Accounts


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


class AuditView(ReadOnlyView):
    """Nothing removes a line, and nobody changes one."""

    key = "audit"
    menu_label = texts.AUDIT
    display_name = texts.AUDIT
    icon = "fa-solid fa-clock-rotate-left"
    pk_attr = "id"
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

    def __init__(self, accounts: Accounts) -> None:
        super().__init__()
        self._accounts = accounts

    async def find_all(  # noqa: PLR0913, PLR0917 - as the library calls it
        self,
        request: Request,  # noqa: ARG002 - likewise
        skip: int = 0,
        limit: int = 100,
        q: str | None = None,
        sorts: Sorts = None,  # noqa: ARG002 - the newest always come first
        filters: FilterGroup | None = None,  # noqa: ARG002 - searched by words
    ) -> Sequence[AuditLine]:
        wanted = None if limit < 0 else limit
        return list(map(line, await asyncio.to_thread(self._accounts.deeds, skip, wanted, q or "")))

    async def count(self, request: Request, q: str | None = None, filters: FilterGroup | None = None) -> int:  # noqa: ARG002 - likewise
        return await asyncio.to_thread(self._accounts.deed_count, q or "")

    async def find_by_pk(self, request: Request, pk: object) -> AuditLine | None:  # noqa: ARG002 - likewise
        number = number_of(pk)
        found = None if number is None else await asyncio.to_thread(self._accounts.deed, number)
        return line(found) if found else None


def line(deed: Deed) -> AuditLine:
    action = texts.ACTIONS.get(deed.action, deed.action)
    version = "" if deed.version is None else str(deed.version)
    return AuditLine(deed.id, deed.made_at, deed.operator, action, deed.subject, deed.detail, version)
