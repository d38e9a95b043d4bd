"""The endpoints of `/api/v1` that read the register."""

import json
from collections.abc import Mapping, Sequence

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from bot.contract.checks import page_object, phone_object
from bot.contract.institutions import InstitutionObject, institution_object
from bot.live.timeline import Moments, Timeline
from bot.web.api import parameters
from bot.web.api.answers import OpenAnswers, Served
from bot.web.api.models import ChangeList, ChangeObject, InstitutionList, NeedList
from bot.web.api.selection import Filter, Selection, select
from bot.web.receive import RefusedRequestError
from catalog.model import Institution
from catalog.pages.check import check
from catalog.pages.judge import Judge
from catalog.store.errors import StoreError
from catalog.store.versions.timeline import Event
from handlers.messages import cut_text
from handlers.steps import check_phone
from handlers.texts import api as texts
from handlers.view.needs import all_needs

MOST_ENTRIES = 50
"""Of a feed."""

MOST_LOOKED_THROUGH = 2_000
"""Changes; a rare kind's feed may be shorter than it could be, and nobody waits for it."""


class Endpoints:
    """What is read of the register. `timeline` is None where nothing but the served version is at hand."""

    def __init__(self, answers: OpenAnswers, timeline: Timeline | None) -> None:
        self._answers = answers
        self._timeline = timeline

    async def institutions(self, request: Request) -> Response:
        wanted = parameters.wanted(request.query_params)

        def make(served: Served) -> bytes:
            touched = self._moments(served).by_code
            found = select(served.context.catalog, wanted, touched)
            rows = [_row(one, served, touched.get(one.code), found) for one in found.institutions]
            return InstitutionList(institutions=rows, next=found.next).model_dump_json().encode()

        return await self._answers.give(request, make, keep=not wanted.q)

    async def institution(self, request: Request) -> Response:
        code = request.path_params["code"]

        def make(served: Served) -> bytes:
            found = served.context.catalog.get(code)
            if found is None:
                raise RefusedRequestError(texts.NO_SUCH_INSTITUTION, status=404)
            touched = self._moments(served).by_code.get(found.code)
            return institution_object(found, served.context, served.today, touched).model_dump_json().encode()

        return await self._answers.give(request, make)

    async def check(self, request: Request) -> Response:
        """The verdict on an address or a number. What was asked is kept nowhere."""
        url, phone = (_asked(request.query_params, name) for name in ("url", "phone"))
        if bool(url) == bool(phone):
            raise RefusedRequestError(texts.ONE_OF_BOTH)

        def make(served: Served) -> bytes:
            found = _checked_page(url, served) if url else _checked_phone(phone, served)
            return json.dumps(found, ensure_ascii=False).encode()

        return await self._answers.give(request, make, keep=False)

    async def needs(self, request: Request) -> Response:
        def make(served: Served) -> bytes:
            found = all_needs(served.context.catalog, served.today)
            return NeedList.model_validate({"needs": found}).model_dump_json().encode()

        return await self._answers.give(request, make)

    async def changes(self, request: Request) -> Response:
        limit = parameters.limit(request.query_params)
        number, after = parameters.cursor(request.query_params)

        def make(served: Served) -> bytes:
            rows = self._changes(served, number or served.number, after, limit + 1)
            last = rows[limit - 1] if len(rows) > limit else None
            more = parameters.next_cursor(last.code, last.version) if last else None
            return ChangeList(changes=rows[:limit], next=more).model_dump_json().encode()

        return await self._answers.give(request, make)

    def news(self, served: Served, kind: str, place: str) -> Sequence[ChangeObject]:
        """The last changes of institutions of that kind and place; "" is any. Raises RefusedError."""
        if not (kind or place):
            return self._changes(served, served.number, "", MOST_ENTRIES)
        changes = self._changes(served, served.number, "", MOST_LOOKED_THROUGH)
        fits = Filter(served.context.catalog, parameters.Wanted(kind=kind, place=place), {})
        standing = ((change, served.context.catalog.get(change.code)) for change in changes)
        return [change for change, one in standing if one is not None and fits(one)][:MOST_ENTRIES]

    def _changes(self, served: Served, number: int, after: str, limit: int) -> list[ChangeObject]:
        """Up to `limit` changes, the newest first."""
        if self._timeline is None:
            return []
        try:
            found = self._timeline.events(min(number, served.number), after, limit)
        except StoreError as error:
            raise RefusedRequestError(texts.NO_HISTORY, status=503) from error
        return list(map(_change, found))

    def touched(self, served: Served) -> Mapping[str, str]:
        """By code, when each institution was last changed; empty where nobody knows."""
        return self._moments(served).by_code

    def _moments(self, served: Served) -> Moments:
        """With the database gone, the list is told without its moments."""
        if self._timeline is None:
            return Moments()
        try:
            return self._timeline.moments(served.number)
        except StoreError:
            return Moments()


def _row(one: Institution, served: Served, touched: str | None, found: Selection) -> InstitutionObject:
    made = institution_object(one, served.context, served.today, touched)
    match = (found.matches or {}).get(one.code)
    return made.model_copy(update={"score": match.score, "why": match.why}) if match else made


def _asked(query: QueryParams, name: str) -> str:
    return cut_text(query.get(name, "")).strip()


def _checked_page(url: str, served: Served) -> dict[str, object]:
    judge = Judge(served.context.pages, served.today, served.context.confirmation_days)
    return page_object(check(url, judge), served.today)


def _checked_phone(phone: str, served: Served) -> dict[str, object]:
    found = check_phone.judge(phone, served.context, served.today)
    if found is None:
        raise RefusedRequestError(texts.NO_NUMBER)
    return phone_object(found)


def _change(event: Event) -> ChangeObject:
    return ChangeObject(
        version=event.version, at=event.made_at, code=event.code, name=event.name, change=event.type
    )
