"""A table that is looked at, exported and acted upon, and whose rows nobody edits."""

from collections.abc import Mapping, Sequence
from inspect import iscoroutinefunction
from typing import Any, NoReturn

from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.exceptions import ActionFailed
from starlette_admin.export import BaseExporter, CsvExporter
from starlette_admin.types import RowActionsDisplayType
from starlette_admin.views import BaseModelView

from bot.desk import texts
from bot.desk.kit.row_numbers import number_of
from bot.desk.kit.sign_in import may
from catalog.accounts import Role

Sorts = Sequence[tuple[str, str]] | None


class ReadOnlyView(BaseModelView):
    """A view gives `find_all`, `count` and `find_by_pk`; the rest is refused."""

    importers: Sequence[str] = ()
    exporters: Sequence[BaseExporter | str] = (CsvExporter(escape_formulas=True),)  # by itself it leaves them
    page_size = 25
    page_size_options: Sequence[int] = (25, 50, 100)
    column_visibility = False  # the kit's menu for it needs scripts in attributes, which the policy forbids
    row_actions: Sequence[str] = ("view",)
    row_actions_display_type = RowActionsDisplayType.INLINE_LINKS  # a button says in words what it does

    def can_create(self, request: Request) -> bool:  # noqa: ARG002 - as the library calls it
        return False

    def can_edit(self, request: Request) -> bool:  # noqa: ARG002 - likewise
        return False

    def can_delete(self, request: Request) -> bool:  # noqa: ARG002 - likewise
        return False

    def can_import(self, request: Request) -> bool:  # noqa: ARG002 - likewise
        return False

    async def is_action_allowed(self, request: Request, name: str) -> bool:
        return name == "export" or may(request, Role.EDITOR)

    async def is_row_action_allowed(self, request: Request, name: str) -> bool:
        return name == "view" or may(request, Role.EDITOR)

    async def handle_row_action(self, request: Request, pk: object, name: str) -> Response | None:
        """The kit presses a button that only leads somewhere, too, and fails."""
        if name in self._row_actions and not iscoroutinefunction(self._row_actions_handlers[name]):
            raise ActionFailed(texts.NOT_ALLOWED)
        return await super().handle_row_action(request, pk, name)

    def part_asked(self, parameters: Mapping[str, str]) -> list[tuple[str, str]]:
        """Which page of the list, and how long a one, where an address says what can be meant."""
        page, size = (number_of(parameters.get(name, "")) for name in ("page", "page_size"))
        kept = [("page", str(page))] if page else []
        return [*kept, ("page_size", str(size))] if size in self.page_size_options else kept

    async def find_by_pks(self, request: Request, pks: list[Any]) -> Sequence[Any]:
        found = [await self.find_by_pk(request, pk) for pk in pks]
        return [one for one in found if one is not None]

    async def create(self, request: Request, data: dict[str, Any]) -> NoReturn:
        raise NotImplementedError

    async def edit(self, request: Request, pk: object, data: dict[str, Any]) -> NoReturn:
        raise NotImplementedError

    async def delete(self, request: Request, pks: list[Any]) -> NoReturn:
        raise NotImplementedError
