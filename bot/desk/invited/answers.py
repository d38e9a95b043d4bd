"""What institutions say of their cards, with the verdict on each new address: one press accepts it."""

import asyncio
from collections.abc import Sequence
from html import escape

from starlette.requests import Request
from starlette_admin.actions import ActionSelection, action, link_row_action, row_action
from starlette_admin.exceptions import ActionFailed
from starlette_admin.fields import DateTimeField, StringField, TextAreaField
from starlette_admin.flash import flash

from bot.bootstrap import Parts
from bot.desk import texts as desk_texts
from bot.desk.audited_changes import Deeds
from bot.desk.invited import texts
from bot.desk.invited.accepting import (
    Operator,
    accept,
    accept_confirmations,
    is_first_of_two,
    settle,
    waiting,
)
from bot.desk.invited.answer_lines import AnswerLine, line_of, name_of, said_of
from bot.desk.row_numbers import number_of
from bot.desk.rows import RowsView
from bot.desk.sign_in import deed, may, operator_of
from catalog.accounts import Role
from catalog.invitations.model import AnswerState, InvitedAnswer
from catalog.region import day_where

ALL_RIGHT = "accept_confirmed"


class AnswersView(RowsView):
    """What has to be looked at first, then what only says that all is right."""

    key = "answers"
    menu_label = display_name = texts.ANSWERS
    icon = "fa-solid fa-envelope-open-text"
    pk_attr = "number"
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
    actions = ("export", ALL_RIGHT)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._deeds = Deeds(parts.register.accounts)

    def rows(self, words: str) -> Sequence[InvitedAnswer]:
        found = self._parts.register.invitations.waiting()
        found.sort(key=lambda one: (one.told.is_confirmation, one.number))
        wanted, context = words.lower(), self._parts.guide.context
        return [one for one in found if wanted in f"{name_of(one, context)} {one.code}".lower()]

    def line(self, row: InvitedAnswer) -> AnswerLine:
        return line_of(row, self._parts.guide.context)

    def row(self, key: str) -> AnswerLine | None:
        number = number_of(key)
        found = self._parts.register.invitations.answer(number) if number else None
        return self.line(found) if found else None

    async def is_action_allowed(self, request: Request, name: str) -> bool:
        if name == ALL_RIGHT:
            return may(request, Role.EDITOR)
        return await super().is_action_allowed(request, name)

    @action(
        name=ALL_RIGHT,
        text=texts.ACCEPT_ALL,
        confirmation=texts.ACCEPT_ALL_ASKED,
        submit_btn_text=texts.ACCEPT_ALL,
        icon_class="fa-solid fa-check-double",
        allow_empty_selection=True,
        dedicated_button=True,
    )
    async def accept_confirmed(self, request: Request, selection: ActionSelection) -> None:  # noqa: ARG002 - all of them
        """Takes every «всё верно» whose card is as it was seen, as one version; each is in the journal."""
        operator = operator_of(request)
        done = await self._deeds.do(
            request, ALL_RIGHT, "", lambda: self._accept_all(operator), detail=texts.SAID_RIGHT
        )
        flash(request, done, "success")

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

    @row_action(
        name="refuse",
        text=texts.REFUSE,
        confirmation=texts.REFUSE_ASKED,
        submit_btn_text=texts.REFUSE,
        icon_class="fa-solid fa-xmark",
        form=f'<form><label class="form-label" for="why">{escape(texts.WHY)}</label>'
        '<input class="form-control" id="why" name="why" maxlength="200"></form>',
    )
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

    @row_action(
        name="revoke",
        text=texts.REVOKE,
        confirmation=texts.REVOKE_ASKED,
        submit_btn_text=texts.REVOKE,
        icon_class="fa-solid fa-link-slash",
    )
    async def revoke(self, request: Request, pk: object) -> None:
        """The link is in wrong hands: it ends, and what it sent is refused."""
        answer, who = await asyncio.to_thread(self._waiting, pk), operator_of(request)
        await self._deeds.do(request, "revoke_links", answer.code, lambda: self._revoke(answer, who))
        flash(request, texts.REVOKED.format(code=answer.code), "success")

    def _accept_all(self, operator: str) -> str:
        answers = [one for one in self._parts.register.invitations.waiting() if one.told.is_confirmation]
        if not answers:
            raise ActionFailed(texts.NO_CONFIRMATIONS)
        done = accept_confirmations(self._parts, answers, operator)
        lines = (
            deed(operator, "accept_answer", one.code, texts.SAID_RIGHT, done.version.number)
            for one in done.accepted
        )
        self._parts.register.accounts.note_all(lines)
        left = texts.LEFT.format(count=len(done.left)) if done.left else ""
        return texts.ACCEPTED_ALL.format(count=len(done.accepted), version=done.version.number) + left

    def _revoke(self, answer: InvitedAnswer, operator: str) -> None:
        register, today = self._parts.register, day_where(self._parts.settings.region)
        register.invitations.revoke(answer.code, today)
        by_it = [one for one in register.invitations.waiting() if one.invitation == answer.invitation]
        settle(self._parts, by_it, AnswerState.REFUSED, operator, texts.BY_A_REVOKED_LINK)

    def _waiting(self, pk: object) -> InvitedAnswer:
        number = number_of(pk)
        if number is None:
            raise ActionFailed(desk_texts.NO_SUCH_ROW)
        return waiting(self._parts, number)
