"""The versions of the register, the newest first, and back to any of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette_admin.actions import link_row_action
from starlette_admin.exceptions import ActionFailed
from starlette_admin.fields import DateTimeField, IntegerField, StringField
from starlette_admin.flash import flash

from bot.bootstrap import Parts
from bot.desk import texts
from bot.desk.history.texts import WHAT_CHANGED
from bot.desk.kit.audited_changes import Deeds
from bot.desk.kit.buttons import asking
from bot.desk.kit.row_numbers import number_of
from bot.desk.kit.rows import ListedView
from catalog.model import RegisterVersion


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version with the moment as a moment."""

    number: int
    made_at: datetime
    note: str


class VersionsView(ListedView):
    """Going back makes a version too, so that it can be undone."""

    key = "versions"
    menu_label = display_name = texts.VERSIONS
    icon = "fa-solid fa-layer-group"
    pk_attr = "number"
    fields = (
        IntegerField("number", label="Версия"),
        DateTimeField("made_at", label="Когда"),
        StringField("note", label="Что изменилось"),
    )
    searchable_fields = ("note",)
    row_actions = ("view", "changes", "rollback")

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._versions = parts.register.versions
        self._deeds = Deeds(parts.register.accounts)

    @link_row_action(name="changes", text=WHAT_CHANGED, icon_class="fa-solid fa-code-compare")
    def changes(self, request: Request, pk: object) -> str:
        """Leads to what the version changed, where it can be undone."""
        return f"{request.scope.get('root_path', '')}/history/version/{pk}"

    def part(self, words: str, skip: int, limit: int | None) -> Sequence[RegisterVersion]:
        return self._versions.newest(words, skip, limit)

    def counted(self, words: str) -> int:
        return self._versions.count(words)

    def row(self, key: str) -> VersionLine | None:
        number = number_of(key)
        found = self._versions.find(number) if number else None
        return self.line(found) if found else None

    def line(self, row: RegisterVersion) -> VersionLine:
        return VersionLine(row.number, datetime.fromisoformat(row.made_at), row.note)

    @asking("rollback", texts.ROLL_BACK, texts.ROLL_BACK_ASKED, "clock-rotate-left")
    async def rollback(self, request: Request, pk: object) -> None:
        """Withdrawn pages stay withdrawn."""
        number = number_of(pk)
        if number is None:
            raise ActionFailed(texts.NO_SUCH_ROW)
        made = await self._deeds.do(request, "rollback", str(number), lambda: self._versions.rollback(number))
        flash(request, texts.ROLLED_BACK.format(to=number, version=made.number), "success")
