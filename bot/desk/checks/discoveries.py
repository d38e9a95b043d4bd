"""Pages found on institutions' own sites, with what speaks for them: to be accepted or refused."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette_admin.actions import ActionSelection
from starlette_admin.exceptions import ActionFailed
from starlette_admin.fields import DateField, StringField
from starlette_admin.flash import flash

from bot.desk import texts as desk_texts
from bot.desk.checks import texts
from bot.desk.checks.accepting import accept, settle
from bot.desk.kit.buttons import asking, for_all
from bot.desk.kit.fields import AddressField
from bot.desk.lists.queue_view import QueueView
from bot.discover.texts import evidence
from catalog.discovery.model import Settled, Waiting
from catalog.store.lists.queues import FOUND_PAGES
from handlers.texts.names import everyday_name

ALL_SURE = "accept_sure"


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A found page as one line."""

    number: int
    institution: str
    code: str
    address: str
    sure: str
    evidence: str
    found_on: date
    waiting: Waiting


class DiscoveriesView(QueueView):
    """The sure ones first. Residents see nothing of it before somebody accepts."""

    key = "discoveries"
    menu_label = display_name = texts.DISCOVERIES
    icon = "fa-solid fa-magnifying-glass"
    fields = (
        StringField("institution", label="Учреждение"),
        StringField("code", label="Код"),
        AddressField("address", label="Страница"),
        StringField("sure", label="Надёжно"),
        StringField("evidence", label="Почему"),
        DateField("found_on", label="Найдено"),
    )
    searchable_fields = ("institution",)
    row_actions = ("view", "accept", "refuse")
    actions = ("export", ALL_SURE)
    queue = FOUND_PAGES

    def those(self, numbers: Sequence[int]) -> Sequence[Waiting]:
        return self._parts.register.discoveries.those(numbers)

    @for_all(ALL_SURE, texts.ACCEPT_SURE, texts.ACCEPT_SURE_ASKED)
    async def accept_sure(self, request: Request, selection: ActionSelection) -> None:  # noqa: ARG002 - all of them
        """Takes every sure page whose card can be written, as one version."""
        waiting = await asyncio.to_thread(self._parts.register.discoveries.waiting)
        sure = [one for one in waiting if one.finding.is_sure]
        if not sure:
            raise ActionFailed(texts.NOTHING_SURE)
        note = texts.FOUND_ALL_NOTE.format(count=len(sure))
        made = await self._deeds.do(
            request, ALL_SURE, "", lambda: accept(self._parts, sure, note), detail=str(len(sure))
        )
        flash(request, desk_texts.CORRECTED.format(version=made.number), "success")

    @asking("accept", texts.ACCEPT_FOUND, texts.ACCEPT_FOUND_ASKED, "check")
    async def accept(self, request: Request, pk: object) -> None:
        """Adds the page to the institution's card."""
        found = (await self._line_of(request, pk)).waiting
        note = texts.FOUND_NOTE.format(url=found.finding.url, code=found.finding.code)
        made = await self._deeds.do(
            request,
            "accept_found",
            found.finding.code,
            lambda: accept(self._parts, [found], note),
            detail=found.finding.url,
        )
        flash(request, desk_texts.CORRECTED.format(version=made.number), "success")

    @asking("refuse", texts.REFUSE_FOUND, texts.REFUSE_FOUND_ASKED, "xmark")
    async def refuse(self, request: Request, pk: object) -> None:
        """It isn't the institution's: never proposed again."""
        found = (await self._line_of(request, pk)).waiting
        await self._deeds.do(
            request,
            "refuse_found",
            found.finding.code,
            lambda: settle(self._parts, [found], Settled.REFUSED),
            detail=found.finding.url,
        )
        flash(request, desk_texts.DISMISSED, "success")

    async def _line_of(self, request: Request, pk: object) -> FoundLine:
        line: FoundLine | None = await self.find_by_pk(request, pk)
        if line is None:
            raise ActionFailed(desk_texts.NO_SUCH_ROW)
        return line

    def line(self, one: Waiting) -> FoundLine:
        context, finding = self._parts.guide.context, one.finding
        institution = context.catalog.get(finding.code) if context else None
        return FoundLine(
            one.number,
            everyday_name(institution) if institution else finding.code,
            finding.code,
            finding.url,
            texts.SURE if finding.is_sure else texts.NOT_SURE,
            evidence(finding),
            one.found_on,
            one,
        )
