"""One institution more, by a form: what a sheet of one row without a code would add."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.exceptions import ActionFailed
from starlette_admin.flash import flash
from starlette_admin.routing import route

from bot.bootstrap import Parts
from bot.desk import texts as desk_texts
from bot.desk.kit.card_form import CardForm, sent_cells, told
from bot.desk.kit.forms import FormView, back_to
from bot.desk.kit.sign_in import operator_of
from bot.desk.loading import texts
from bot.desk.loading.uploading import Uploading
from catalog.accounts import Role
from catalog.model import Institution, RegisterVersion
from catalog.register.changes.editing import EditedMeanwhile, edited_columns, one_row, preview_edit
from catalog.register.changes.importing import apply
from catalog.register.changes.preview import Preview
from catalog.register.columns.columns import Column
from catalog.register.faults import Fault
from handlers.texts.names import everyday_name

ASKED = frozenset(
    {
        *("official_name", "short_name", "kind", "municipality", "locality", "address", "phone"),
        *("site", "vk", "ok", "telegram", "max", "services", "other_names", "ogrn", "source"),
    }
)
"""What is known of an institution when it is added; whatever else there is, is corrected later."""


class AddingView(FormView):
    """The code is made once, when the row is applied; what the register has already isn't added again."""

    path = "/add"
    menu_label = desk_texts.ADD
    icon = "fa-solid fa-plus"
    role = Role.EDITOR

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._uploading = Uploading(parts)

    @route("", methods=["GET"])
    async def index(self, request: Request) -> Response:
        return self._form(request, CardForm(asked_columns(), {}))

    @route("", methods=["POST"])
    async def add(self, request: Request) -> Response:
        form = await request.form()
        sent = CardForm(asked_columns(), sent_cells(form, asked_columns()))
        register, region = self._parts.register, self._parts.settings.region
        try:
            preview = await asyncio.to_thread(preview_edit, register, "", sent.cells, "", region)
        except EditedMeanwhile as found:
            return self._there_already(request, sent, found.standing)
        if preview.faults:
            return self._form(
                request, replace(sent, faults=preview.faults, told=sent.homeless(preview.faults)), 422
            )
        if not preview.added:
            return self._there_already(request, sent, preview.institutions[0])
        doubts = tuple(told(replace(one, remedy="")) for one in preview.warnings if not _is_of_sheets(one))
        if doubts and form.get("confirmed") != "yes":
            return self._form(request, replace(sent, told=doubts, asks=texts.ADD_ANYWAY), 422)
        return await self._apply(request, sent, preview)

    async def _apply(self, request: Request, sent: CardForm, preview: Preview) -> Response:
        one, register = preview.added[0], self._parts.register
        if self._uploading.new_hosts(preview):
            name, row = texts.ADDING_FILE.format(name=one.official_name), one_row("", sent.cells)
            key = await asyncio.to_thread(self._uploading.for_a_second, operator_of(request), name, row)
            flash(request, texts.SECOND_PERSON, "warning")
            return back_to(request, f"/import/{key}")
        note = texts.ADDING_NOTE.format(name=one.official_name, code=one.code)
        try:
            made: RegisterVersion = await self._deeds.do(
                request, "add", one.code, lambda: apply(register, preview, note), detail=one.official_name
            )
        except ActionFailed as failed:
            return self._form(request, replace(sent, told=(str(failed),)), 422)
        said = texts.ADDED_ONE.format(name=everyday_name(one), code=one.code, version=made.number)
        flash(request, said, "success")
        return back_to(request, f"/correct/{one.code}")

    def _there_already(self, request: Request, sent: CardForm, one: Institution) -> Response:
        said = texts.THERE_ALREADY.format(name=one.official_name, code=one.code)
        return self._form(request, replace(sent, told=(said,)), 422, there=one.code)

    def _form(self, request: Request, sent: CardForm, status: int = 200, there: str = "") -> Response:
        return self.page(
            request,
            "card_form.html",
            status,
            sent=replace(sent, known=self._known()),
            heading=desk_texts.ADD,
            lead=texts.ADD_LEAD,
            back="/institutions/list",
            there=there,
            texts=desk_texts,
        )

    def _known(self) -> Mapping[str, Sequence[str]]:
        """Kinds and municipalities as the register calls them, so that they are chosen and not spelt anew."""
        context = self._parts.guide.context
        if context is None:
            return {}
        held = context.catalog.institutions
        return {
            "kind": [kind.one for kind in context.catalog.kinds()],
            "municipality": sorted({one.place.municipality for one in held} - {""}),
        }


def _is_of_sheets(fault: Fault) -> bool:
    """A row with a name alone may be a heading in a sheet; in a form it is what was asked for."""
    return any(column.header == fault.column for column in edited_columns() if column.key == "official_name")


def asked_columns() -> tuple[Column, ...]:
    return tuple(column for column in edited_columns() if column.key in ASKED)
