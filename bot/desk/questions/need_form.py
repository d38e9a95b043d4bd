"""A need changed by hand: its cells as a form, read and refused as a row of a sheet is."""

import asyncio
from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.exceptions import ActionFailed
from starlette_admin.flash import flash
from starlette_admin.routing import route

from bot.desk import texts as desk_texts
from bot.desk.kit.card_form import CardForm, sent_cells
from bot.desk.kit.forms import FormView, back_to
from bot.desk.questions import texts
from bot.desk.questions.need_ground import known_key, named
from catalog.accounts import Role
from catalog.needs.model import NeedEntry
from catalog.needs.own import NeedKey, entry_said
from catalog.own_needs.columns import header_of
from catalog.own_needs.editing import edited_columns, form_cells, preview_form
from catalog.own_needs.importing import Ground
from catalog.own_needs.known import Known
from catalog.register.changes.editing import stamp

LISTED = "/needs/list"


class NeedFormView(FormView):
    """What is left as it is shipped stays so when a newer release ships something else."""

    path = "/need"
    menu_label = texts.NEEDS
    add_to_menu = False
    role = Role.EDITOR

    @route("/{name}", methods=["GET"])
    async def need_form(self, request: Request) -> Response:
        key, ground, known = await self._found(request)
        cells = form_cells(key, ground, known)
        return self._form(request, CardForm(edited_columns(), cells, stamp(cells)), key, known)

    @route("/{name}", methods=["POST"])
    async def change_need(self, request: Request) -> Response:
        """Keeps the cells of the columns and nothing else of what was sent."""
        key, ground, known = await self._found(request)
        form = await request.form()
        sent = CardForm(edited_columns(), sent_cells(form, edited_columns()), str(form.get("stamp") or ""))
        standing = form_cells(key, ground, known)
        if sent.stamp != stamp(standing):
            sent = replace(
                sent, stamp=stamp(standing), standing=standing, told=(desk_texts.EDITED_MEANWHILE,)
            )
            return self._form(request, sent, key, known, 422)
        edit = await asyncio.to_thread(preview_form, key, sent.cells, ground, known)
        if edit.faults:
            sent = replace(sent, faults=edit.faults, told=sent.homeless(edit.faults))
            return self._form(request, sent, key, known, 422)
        if edit.entry == ground.own.get(key):
            return self._form(request, replace(sent, told=(desk_texts.NOTHING_CHANGED,)), key, known, 422)
        try:
            version = await self._save(request, key, edit.entry, ground)
        except ActionFailed as failed:
            return self._form(request, replace(sent, told=(str(failed),)), key, known, 422)
        flash(request, texts.NEED_SAVED.format(version=version), "success")
        return back_to(request, LISTED)

    async def _save(self, request: Request, key: NeedKey, entry: NeedEntry | None, ground: Ground) -> int:
        fields = _differing(ground.own.get(key), entry) if entry else texts.NEED_SHIPPED_AGAIN
        note = texts.NEED_NOTE.format(need=named(key), fields=fields)
        change = lambda: self._parts.register.own_needs.change({key: entry}, note=note)  # noqa: E731 - made where it is used
        made = await self._deeds.do(request, "need", named(key), change, detail=fields)
        return made.number

    async def _found(self, request: Request) -> tuple[NeedKey, Ground, Known]:
        try:
            return await asyncio.to_thread(known_key, self._parts, request.path_params["name"])
        except ActionFailed as failed:
            raise HTTPException(404, str(failed)) from failed

    def _form(
        self, request: Request, sent: CardForm, key: NeedKey, known: Known, status: int = 200
    ) -> Response:
        shipped = known.ground(key)
        return self.page(
            request,
            "card_form.html",
            status,
            sent=sent,
            heading=texts.NEED.format(title=(shipped and shipped.title) or named(key)),
            lead=texts.NEED_LEAD,
            fold=(texts.NEED_WORDS, shipped.says if shipped else ()),
            back=LISTED,
            texts=desk_texts,
        )


def _differing(before: NeedEntry | None, after: NeedEntry) -> str:
    """The headers of what differs."""
    old, new = entry_said(before) if before else {}, entry_said(after)
    names = {name for name in {*old, *new} if old.get(name) != new.get(name)} - {"id"}
    return ", ".join(header_of(name) for name in sorted(names))
