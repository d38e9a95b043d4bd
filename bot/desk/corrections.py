"""An institution corrected by hand: its cells as a form, with what is wrong beside each."""

import asyncio
from dataclasses import dataclass, field

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.exceptions import ActionFailed
from starlette_admin.flash import flash
from starlette_admin.routing import route

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.forms import FormView, back_to
from bot.desk.sign_in import operator_of
from bot.desk.uploading import Uploading
from catalog.model import Institution, RegisterVersion
from catalog.operators import Role
from catalog.register.columns import Column
from catalog.register.editing import (
    EditedMeanwhile,
    as_csv,
    cells_of,
    edited_columns,
    one_row,
    preview_edit,
    stamp,
)
from catalog.register.faults import Fault
from catalog.register.importing import NotConfirmed, apply
from catalog.register.preview import Preview
from handlers.names import everyday_name

LONG = frozenset(
    {"official_name", "address", "services", "other_names", "vk", "ok", "telegram", "max", "site"}
)
"""Columns whose cells need a field of several lines."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A cell as a field. `standing`: what somebody else wrote there meanwhile."""

    column: Column
    value: str
    problems: tuple[str, ...] = ()
    standing: str | None = None

    @property
    def is_long(self) -> bool:
        return self.column.key in LONG


@dataclass(frozen=True, slots=True)
class Correction:
    """What was sent, and what to tell whoever sent it."""

    code: str
    cells: dict[str, str]
    stamp: str
    faults: tuple[Fault, ...] = ()
    standing: dict[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    asks: str = ""  # what has to be agreed to

    def fields(self) -> list[FormField]:
        return [self._field(column) for column in edited_columns()]

    def _field(self, column: Column) -> FormField:
        mine, theirs = self.cells[column.key], self.standing.get(column.key)
        problems = tuple(_told(fault) for fault in self.faults if fault.column == column.header)
        return FormField(column, mine, problems, theirs if theirs != mine else None)


class CorrectionsView(FormView):
    """The same columns, validation and history as a sheet of one row."""

    path = "/correct"
    menu_label = texts.CORRECT
    add_to_menu = False
    role = Role.EDITOR

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._uploading = Uploading(parts)

    @route("/{code}", methods=["GET"])
    async def correction_form(self, request: Request) -> Response:
        code = request.path_params["code"]
        standing = await asyncio.to_thread(self._standing, code)
        cells = cells_of(standing)
        return self._form(request, Correction(code, cells, stamp(cells)), standing)

    @route("/{code}", methods=["POST"])
    async def correct(self, request: Request) -> Response:
        """Keeps the cells of the columns and nothing else of what was sent."""
        code, form = request.path_params["code"], await request.form()
        cells = {column.key: str(form.get(column.key) or "") for column in edited_columns()}
        sent = Correction(code, cells, str(form.get("stamp") or ""))
        standing = await asyncio.to_thread(self._standing, code)
        try:
            made = await self._save(request, sent, confirmed=form.get("confirmed") == "yes")
        except EditedMeanwhile as meanwhile:
            theirs = cells_of(meanwhile.standing)
            sent = Correction(code, cells, stamp(theirs), standing=theirs, told=(texts.EDITED_MEANWHILE,))
        except NotConfirmed as asked:
            sent = Correction(code, cells, sent.stamp, asks=str(asked))
        except ActionFailed as failed:
            sent = Correction(code, cells, sent.stamp, told=(str(failed),))
        else:
            if isinstance(made, str):
                flash(request, texts.SECOND_PERSON, "warning")
                return back_to(request, f"/import/{made}")
            if isinstance(made, RegisterVersion):
                flash(request, texts.CORRECTED.format(version=made.number), "success")
                return back_to(request, f"/institutions/detail?pk={code}")
            told = tuple(_told(fault) for fault in made.faults if not _has_field(fault))
            sent = Correction(code, cells, sent.stamp, made.faults, told=told or (texts.NOTHING_CHANGED,))
        return self._form(request, sent, standing, 422)

    async def _save(
        self, request: Request, sent: Correction, *, confirmed: bool
    ) -> RegisterVersion | Preview | str:
        """The version that was made; a preview where there is nothing to make one of.

        Where somebody else has to agree, the key of an upload that waits for them.
        """
        register, region = self._parts.register, self._parts.settings.region
        preview = await asyncio.to_thread(preview_edit, register, sent.code, sent.cells, sent.stamp, region)
        if preview.faults or not preview.changed:
            return preview
        if self._uploading.new_hosts(preview):
            return await asyncio.to_thread(self._for_a_second, operator_of(request), sent)
        fields = preview.changed[0].fields()
        detail = "; ".join(f"{one.field}: «{one.before}» → «{one.after}»" for one in fields)
        note = texts.CORRECTION_NOTE.format(code=sent.code, fields=", ".join(one.field for one in fields))
        return await self._deeds.do(
            request,
            "correct",
            sent.code,
            lambda: apply(register, preview, note, confirmed=confirmed),
            detail=detail,
        )

    def _for_a_second(self, operator: str, sent: Correction) -> str:
        name, content = texts.CORRECTION_FILE.format(code=sent.code), as_csv(one_row(sent.code, sent.cells))
        key = self._parts.register.uploads.add(operator, name, content, updating=True)
        self._uploading.check(key)
        return key

    def _standing(self, code: str) -> Institution:
        """As the register has it now, whatever is served. Raises HTTPException."""
        found = [one for one in self._parts.register.institutions(as_stored=True) if one.code == code]
        if not found:
            raise HTTPException(404, texts.NO_SUCH_ROW)
        return found[0]

    def _form(self, request: Request, sent: Correction, standing: Institution, status: int = 200) -> Response:
        return self.page(
            request, "correction.html", status, sent=sent, name=everyday_name(standing), texts=texts
        )


def _has_field(fault: Fault) -> bool:
    return any(fault.column == column.header for column in edited_columns())


def _told(fault: Fault) -> str:
    """Without the row and the sheet: there is but one of each."""
    return f"{fault.problem[:1].upper()}{fault.problem[1:]}." + (f" {fault.remedy}." if fault.remedy else "")
