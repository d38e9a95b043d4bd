"""An institution corrected by hand: its cells as a form, with what is wrong beside each."""

import asyncio
from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.exceptions import ActionFailed
from starlette_admin.flash import flash
from starlette_admin.routing import route

from bot.bootstrap import Parts
from bot.desk import texts as desk_texts
from bot.desk.kit.card_form import CardForm, sent_cells
from bot.desk.kit.forms import FormView, back_to
from bot.desk.kit.row_numbers import number_of
from bot.desk.kit.sign_in import operator_of
from bot.desk.loading import texts
from bot.desk.loading.uploading import Uploading
from catalog.accounts import Role
from catalog.model import Institution, RegisterVersion
from catalog.register.changes.editing import (
    EditedMeanwhile,
    cells_of,
    edited_columns,
    one_row,
    preview_edit,
    stamp,
)
from catalog.register.changes.importing import NotConfirmed, apply
from catalog.register.changes.preview import Preview
from catalog.store.errors import NoSuchReport
from handlers.texts.names import everyday_name


class CorrectionsView(FormView):
    """The same columns, validation and history as a sheet of one row."""

    path = "/correct"
    menu_label = desk_texts.CORRECT
    add_to_menu = False
    role = Role.EDITOR

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._uploading = Uploading(parts)

    @route("/{code}", methods=["GET"])
    async def correction_form(self, request: Request) -> Response:
        standing = await asyncio.to_thread(self._standing, request.path_params["code"])
        cells = cells_of(standing)
        return self._form(request, CardForm(edited_columns(), cells, stamp(cells)), standing)

    @route("/report/{number}", methods=["GET"])
    async def correct_reported(self, request: Request) -> Response:
        """Leads to the card that a report is of."""
        number = number_of(request.path_params["number"])
        if number is None:
            raise HTTPException(404, desk_texts.NO_SUCH_ROW)
        try:
            entry = await asyncio.to_thread(self._parts.register.queues.report, number)
        except NoSuchReport as error:
            raise HTTPException(404, str(error)) from error
        return back_to(request, f"/correct/{entry.code}")

    @route("/{code}", methods=["POST"])
    async def correct(self, request: Request) -> Response:
        """Keeps the cells of the columns and nothing else of what was sent."""
        code, form = request.path_params["code"], await request.form()
        cells = sent_cells(form, edited_columns())
        sent = CardForm(edited_columns(), cells, str(form.get("stamp") or ""))
        standing = await asyncio.to_thread(self._standing, code)
        try:
            made = await self._save(request, code, sent, confirmed=form.get("confirmed") == "yes")
        except EditedMeanwhile as meanwhile:
            theirs = cells_of(meanwhile.standing)
            sent = replace(sent, stamp=stamp(theirs), standing=theirs, told=(desk_texts.EDITED_MEANWHILE,))
        except NotConfirmed as asked:
            sent = replace(sent, asks=texts.AGREED.format(what=asked))
        except ActionFailed as failed:
            sent = replace(sent, told=(str(failed),))
        else:
            if isinstance(made, str):
                flash(request, texts.SECOND_PERSON, "warning")
                return back_to(request, f"/import/{made}")
            if isinstance(made, RegisterVersion):
                flash(request, desk_texts.CORRECTED.format(version=made.number), "success")
                return back_to(request, f"/institutions/detail?pk={code}")
            told = sent.homeless(made.faults)
            sent = replace(
                sent, faults=made.faults, told=told or (() if made.faults else (desk_texts.NOTHING_CHANGED,))
            )
        return self._form(request, sent, standing, 422)

    async def _save(
        self, request: Request, code: str, sent: CardForm, *, confirmed: bool
    ) -> RegisterVersion | Preview | str:
        """The version that was made; a preview where there is nothing to make one of.

        Where somebody else has to agree, the key of an upload that waits for them.
        """
        register, region = self._parts.register, self._parts.settings.region
        preview = await asyncio.to_thread(preview_edit, register, code, sent.cells, sent.stamp, region)
        if preview.faults or not preview.changed:
            return preview
        if await asyncio.to_thread(self._uploading.new_hosts, preview):
            name, row = texts.CORRECTION_FILE.format(code=code), one_row(code, sent.cells)
            return await asyncio.to_thread(self._uploading.for_a_second, operator_of(request), name, row)
        fields = preview.changed[0].fields()
        detail = "; ".join(f"{one.field}: «{one.before}» → «{one.after}»" for one in fields)
        note = texts.CORRECTION_NOTE.format(code=code, fields=", ".join(one.field for one in fields))
        return await self._deeds.do(
            request,
            "correct",
            code,
            lambda: apply(register, preview, note, confirmed=confirmed),
            detail=detail,
        )

    def _standing(self, code: str) -> Institution:
        """As the register has it now, whatever is served. Raises HTTPException."""
        found = self._parts.register.standing.find([code])
        if not found:
            raise HTTPException(404, desk_texts.NO_SUCH_ROW)
        return found[0]

    def _form(self, request: Request, sent: CardForm, standing: Institution, status: int = 200) -> Response:
        return self.page(
            request,
            "card_form.html",
            status,
            sent=sent,
            heading=f"{desk_texts.CORRECT}: {everyday_name(standing)}",
            back=f"/institutions/detail?pk={standing.code}",
            texts=desk_texts,
        )
