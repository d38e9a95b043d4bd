"""All that a list found as a file, and an empty table to fill in."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.fields import BaseField
from starlette_admin.routing import route

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.institutions import InstitutionsView
from bot.desk.kit.forms import FormView
from bot.desk.lists.asked import read_sorts
from bot.desk.pages import PageLine, PagesView
from catalog.region import day_where
from catalog.register.columns.columns import columns
from catalog.register.export import table, write_table

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


class ExportingView(FormView):
    """An address of a list, with `export/` before it and a format behind, is the same list as a file."""

    path = "/export"
    menu_label = texts.EXPORT_XLSX
    add_to_menu = False

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._institutions, self._pages = InstitutionsView(parts), PagesView(parts)

    @route("/template.xlsx", methods=["GET"])
    async def template(self, _: Request) -> Response:
        """The columns of the project alone."""
        header = [column.header for column in columns() if not column.helper]
        return await asyncio.to_thread(_file, [header], texts.TEMPLATE_FILE, "xlsx")

    @route("/institutions.{form}", methods=["GET"])
    async def export_institutions(self, request: Request) -> Response:
        """In the columns of the register, so that it can be corrected and loaded again."""
        return await asyncio.to_thread(self._institutions_file, request.query_params, _form(request))

    @route("/pages.{form}", methods=["GET"])
    async def export_pages(self, request: Request) -> Response:
        return await asyncio.to_thread(self._pages_file, request.query_params, _form(request))

    def _institutions_file(self, parameters: QueryParams, form: str) -> Response:
        codes = self._institutions.keys_of(parameters)
        rows = table(self._parts.register.lists.institutions(codes, as_stored=True))
        return _file(rows, self._name("institutions"), form)

    def _pages_file(self, parameters: QueryParams, form: str) -> Response:
        shown = [
            field for field in self._pages.fields if isinstance(field, BaseField) and field.name != "why"
        ]
        lines = self._pages.rows_of(parameters, read_sorts(parameters))
        rows = [[_cell(line, field.name) for field in shown] for line in lines]
        return _file([[str(field.label) for field in shown], *rows], self._name("pages"), form)

    def _name(self, what: str) -> str:
        return f"{what}-{day_where(self._parts.settings.region).isoformat()}"


def _form(request: Request) -> str:
    """Raises HTTPException."""
    form: str = request.path_params["form"]
    if form not in TYPES:
        raise HTTPException(404, texts.NO_SUCH_ROW)
    return form


def _cell(line: PageLine, name: str) -> str:
    value = getattr(line, name)
    return "" if value is None else str(value)


def _file(rows: Sequence[Sequence[str]], name: str, form: str) -> Response:
    with TemporaryDirectory(prefix="gospublic-") as folder:
        file = Path(folder) / f"table.{form}"
        write_table(list(map(list, rows)), file)
        content = file.read_bytes()
    disposition = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(content, media_type=TYPES[form], headers=disposition)
