"""What institutions say of their cards, with the verdict on each new address: one press accepts it."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from starlette.requests import Request
from starlette_admin.actions import ActionSelection, link_row_action, row_action
from starlette_admin.exceptions import ActionFailed
from starlette_admin.fields import DateTimeField, StringField, TextAreaField
from starlette_admin.flash import flash

from bot.desk import texts as desk_texts
from bot.desk.invited import texts
from bot.desk.invited.accepting import (
    Operator,
    accept,
    accept_together,
    is_first_of_two,
    settle,
    waiting,
)
from bot.desk.invited.answer_lines import AnswerLine, line_of, said_of
from bot.desk.kit.buttons import asking, for_all, for_chosen, why_form
from bot.desk.kit.row_numbers import number_of
from bot.desk.kit.sign_in import deed, may, operator_of
from bot.desk.lists.queue_view import QueueView
from catalog.accounts import Role
from catalog.invitations.model import AnswerKind, AnswerState, InvitedAnswer
from catalog.region import day_where
from catalog.store.lists.queues import ANSWERS

ALL_RIGHT, CLOSURES = "accept_confirmed", "accept_closures"


class AnswersView(QueueView):
    """What has to be looked at first, then closures for a time, then what says that all is right."""

    key = "answers"
    menu_label = display_name = texts.ANSWERS
    icon = "fa-solid fa-envelope-open-text"
    fields = (
        StringField("institution", label="Учреждение"),
        StringField("code", label="Код"),
        TextAreaField("said", label="Что говорит"),
        TextAreaField("verdict", label="Проверка адресов"),
        DateTimeField("told_at", label="Когда"),
        StringField("state", label="Состояние"),
    )
    searchable_fields = ("institution",)
    row_actions = ("view", "accept", "refuse", "correct", "revoke")
    actions = ("export", CLOSURES, ALL_RIGHT)
    queue = ANSWERS

    def those(self, numbers: Sequence[int]) -> Sequence[InvitedAnswer]:
        return self._parts.register.invitations.those(numbers)

    def line(self, row: InvitedAnswer) -> AnswerLine:
        return line_of(row, self._parts.guide.context)

    @for_all(ALL_RIGHT, texts.ACCEPT_ALL, texts.ACCEPT_ALL_ASKED)
    async def accept_confirmed(self, request: Request, selection: ActionSelection) -> None:  # noqa: ARG002 - all of them
        """Takes every «всё верно» whose card is as it was seen, as one version; each is in the journal."""
        confirmations = partial(self._parts.register.invitations.waiting, AnswerKind.CONFIRMATION)
        await self._accept_together(request, ALL_RIGHT, confirmations, texts.SAID_RIGHT)

    @for_chosen(CLOSURES, texts.ACCEPT_CLOSURES, texts.ACCEPT_CLOSURES_ASKED, "calendar-check")
    async def accept_closures(self, request: Request, selection: ActionSelection) -> None:
        """Takes the chosen answers that tell of a closure's days alone: whoever chose them has read them."""
        if selection.is_select_all:
            raise ActionFailed(texts.CHOOSE_BY_EYE)
        numbers = list(filter(None, map(number_of, await selection.pks())))
        await self._accept_together(request, CLOSURES, lambda: self._closures(numbers), texts.DAYS_OF_CLOSURE)

    @row_action(name="accept", text=texts.ACCEPT, icon_class="fa-solid fa-check")
    async def accept(self, request: Request, pk: object) -> None:
        answer = await asyncio.to_thread(self._waiting, pk)
        who = Operator(operator_of(request), may(request, Role.APPROVER))
        if await asyncio.to_thread(is_first_of_two, self._parts, answer.number):
            agree = lambda: self._parts.register.invitations.agree(answer.number, who.name)  # noqa: E731 - made where it is used
            await self._deeds.do(request, "agree_answer", answer.code, agree, detail=said_of(answer))
            flash(request, texts.NEEDS_SECOND, "warning")
            return
        made = await self._deeds.do(
            request,
            "accept_answer",
            answer.code,
            lambda: accept(self._parts, answer.number, who),
            detail=said_of(answer),
        )
        said = texts.NOTED if made is None else desk_texts.CORRECTED.format(version=made.number)
        flash(request, said, "success")

    @asking("refuse", texts.REFUSE, texts.REFUSE_ASKED, "xmark", form=why_form(200, texts.WHY))
    async def refuse(self, request: Request, pk: object) -> None:
        """The institution reads why on its page."""
        answer = await asyncio.to_thread(self._waiting, pk)
        why = str((await request.form()).get("why") or "").strip()
        who = operator_of(request)
        change = lambda: settle(self._parts, [answer], AnswerState.REFUSED, who, why)  # noqa: E731 - made where it is used
        await self._deeds.do(request, "refuse_answer", answer.code, change, detail=why or said_of(answer))
        flash(request, desk_texts.DISMISSED, "success")

    @link_row_action(name="correct", text=desk_texts.CORRECT, icon_class="fa-solid fa-pen")
    def correct(self, request: Request, pk: object) -> str:
        line = self.row(str(pk))
        return f"{request.scope.get('root_path', '')}/correct/{line.code if line else ''}"

    @asking("revoke", texts.REVOKE, texts.REVOKE_ASKED, "link-slash")
    async def revoke(self, request: Request, pk: object) -> None:
        """The link is in wrong hands: it ends, and what it sent is refused."""
        answer, who = await asyncio.to_thread(self._waiting, pk), operator_of(request)
        await self._deeds.do(request, "revoke_links", answer.code, lambda: self._revoke(answer, who))
        flash(request, texts.REVOKED.format(code=answer.code), "success")

    async def _accept_together(
        self, request: Request, name: str, find: Callable[[], Sequence[InvitedAnswer]], detail: str
    ) -> None:
        """As one version; each is in the journal."""
        operator = operator_of(request)
        take = lambda: self._taken_together(find(), operator)  # noqa: E731 - made where it is used
        flash(request, await self._deeds.do(request, name, "", take, detail=detail), "success")

    def _taken_together(self, answers: Sequence[InvitedAnswer], operator: str) -> str:
        done = accept_together(self._parts, answers, operator)
        lines = (
            deed(operator, "accept_answer", one.code, said_of(one), done.version.number)
            for one in done.accepted
        )
        self._parts.register.accounts.note_all(lines)
        left = texts.LEFT.format(count=len(done.left)) if done.left else ""
        return texts.ACCEPTED_ALL.format(count=len(done.accepted), version=done.version.number) + left

    def _closures(self, numbers: Sequence[int]) -> list[InvitedAnswer]:
        waiting = (one for one in self.those(numbers) if one.state is AnswerState.WAITING)
        return [one for one in waiting if one.told.kind is AnswerKind.CLOSURE]

    def _revoke(self, answer: InvitedAnswer, operator: str) -> None:
        register, today = self._parts.register, day_where(self._parts.settings.region)
        register.invitations.revoke(answer.code, today)
        told = register.invitations.answers(answer.code)
        by_it = [one for one in told if one.invitation == answer.invitation]
        settle(self._parts, by_it, AnswerState.REFUSED, operator, texts.BY_A_REVOKED_LINK)

    def _waiting(self, pk: object) -> InvitedAnswer:
        number = number_of(pk)
        if number is None:
            raise ActionFailed(desk_texts.NO_SUCH_ROW)
        return waiting(self._parts, number)
