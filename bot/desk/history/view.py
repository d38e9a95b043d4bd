"""The history of one card and of one page, and what one version changed; each change can be taken back."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.exceptions import ActionFailed
from starlette_admin.flash import flash
from starlette_admin.routing import route

from bot.desk import texts as desk_texts
from bot.desk.history import texts
from bot.desk.history.undoing import undo_change
from bot.desk.kit.forms import FormView, back_to
from bot.desk.kit.row_numbers import number_of
from bot.desk.kit.sign_in import may
from catalog.accounts import Deed, Role
from catalog.model import Institution, Page, RegisterVersion
from catalog.region import load_region
from catalog.register.changes.field_changes import FieldChange, field_changes
from catalog.store.content.page_key import page_key
from catalog.store.versions.past import Hiding, Touched
from handlers.texts.names import everyday_name

AT_ONCE = 20
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """One change as it is read."""

    version: RegisterVersion
    made_at: datetime
    who: str
    action: str
    why: str
    fields: Sequence[FieldChange]
    sentences: Sequence[str]


class HistoryView(FormView):
    """Everybody who is signed in may look; an editor may undo."""

    path = "/history"
    menu_label = texts.HISTORY
    add_to_menu = False

    @route("/version/{number}", methods=["GET"])
    async def version_change(self, request: Request) -> Response:
        number = self._number(request)
        found = await asyncio.to_thread(self._of_version, number)
        shown = {"texts": texts, "number": number, "most": MOST_SHOWN, **found}
        return self.page(request, "change.html", 200, **shown)

    @route("/version/{number}/undo", methods=["POST"])
    async def undo_version(self, request: Request) -> Response:
        number = self._number(request)
        await self._undo(request, number, "", str(number))
        return back_to(request, f"/history/version/{number}")

    @route("/{code}", methods=["GET"])
    async def history_of_card(self, request: Request) -> Response:
        code, url = request.path_params["code"], request.query_params.get("page", "")
        at = number_of(request.query_params.get("from", "")) or 0
        found = await asyncio.to_thread(self._of_card, code, url, at)
        shown = {"texts": texts, "code": code, "url": url, "at": at, "step": AT_ONCE, **found}
        return self.page(request, "history.html", 200, **shown)

    @route("/{code}/undo", methods=["POST"])
    async def undo_on_card(self, request: Request) -> Response:
        code, form = request.path_params["code"], await request.form()
        number = number_of(form.get("version") or "")
        if number is None:
            raise HTTPException(404, texts.NO_SUCH_CHANGE)
        await self._undo(request, number, code, code)
        return back_to(request, f"/history/{code}")

    async def _undo(self, request: Request, number: int, code: str, subject: str) -> None:
        if not may(request, Role.EDITOR):
            raise HTTPException(403, desk_texts.NOT_ALLOWED)
        try:
            made = await self._deeds.do(
                request,
                "undo",
                subject,
                lambda: undo_change(self._parts, number, code),
                detail=str(number),
            )
        except ActionFailed as refused:
            flash(request, str(refused), "error")
        else:
            flash(request, texts.UNDONE.format(version=made.number), "success")

    def _number(self, request: Request) -> int:
        """Raises HTTPException."""
        number = number_of(request.path_params["number"])
        if number is None:
            raise HTTPException(404, texts.NO_SUCH_CHANGE)
        return number

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(load_region(self._parts.settings.region).time_zone)

    def _of_card(self, code: str, url: str, at: int) -> dict[str, object]:
        register = self._parts.register
        versions = register.past.history(code, at, AT_ONCE + 1)
        if not versions:
            raise HTTPException(404, desk_texts.NO_SUCH_ROW)
        deeds = register.accounts.deeds_of([one.number for one in versions])
        standing = next(iter(register.standing.find([code])), None)
        key, own = page_key(url), _pages(standing)
        changes = []
        for version in versions[:AT_ONCE]:
            touched = next(iter(register.past.touched(version.number, [code])), None)
            own |= _pages(touched.before) | _pages(touched.after) if touched else set()
            hidings = [one for one in register.past.hidings(version.number) if page_key(one.url) in own]
            if not key or _is_of_page(key, touched, hidings):
                changes.append(_told(version, touched, hidings, deeds))
        name = everyday_name(standing) if standing else code
        return {
            "heading": texts.HISTORY_OF.format(name=name),
            "changes": changes,
            "has_older": len(versions) > AT_ONCE,
            "pages": [page.url for page in standing.pages] if standing else [],
            "zone": self._zone(),
        }

    def _of_version(self, number: int) -> dict[str, object]:
        register = self._parts.register
        version = register.versions.find(number)
        if version is None:
            raise HTTPException(404, texts.NO_SUCH_CHANGE)
        codes = register.past.codes_touched(number, MOST_SHOWN + 1)
        deeds = register.accounts.deeds_of([number])
        hidings = register.past.hidings(number)
        touched = [
            (one, _told(version, one, (), {})) for one in register.past.touched(number, codes[:MOST_SHOWN])
        ]
        return {
            "change": _told(version, None, hidings, deeds),
            "touched": [(one.code, _name(one), told) for one, told in touched],
            "is_cut": len(codes) > MOST_SHOWN,
            "zone": self._zone(),
        }


def _told(
    version: RegisterVersion, touched: Touched | None, hidings: Sequence[Hiding], deeds: Mapping[int, Deed]
) -> ChangeTold:
    deed = deeds.get(version.number)
    sentences = [_hiding(one) for one in hidings]
    fields: Sequence[FieldChange] = ()
    if touched and touched.before and touched.after:
        fields = field_changes(touched.before, touched.after)
    elif touched:
        sentences.append(texts.WAS_ADDED if touched.after else texts.WAS_REMOVED)
    return ChangeTold(
        version,
        datetime.fromisoformat(version.made_at),
        deed.operator if deed else texts.NOBODY,
        desk_texts.ACTIONS.get(deed.action, deed.action) if deed else "",
        version.note,
        fields,
        sentences,
    )


def _hiding(one: Hiding) -> str:
    said = texts.HIDDEN if one.is_hidden else texts.SHOWN_AGAIN
    return said.format(url=one.url, why=one.why)


def _is_of_page(key: str, touched: Touched | None, hidings: Sequence[Hiding]) -> bool:
    """Whether it changed that page."""
    if any(page_key(one.url) == key for one in hidings):
        return True
    return touched is not None and _page(touched.before, key) != _page(touched.after, key)


def _page(one: Institution | None, key: str) -> Page | None:
    return next((page for page in one.pages if page_key(page.url) == key), None) if one else None


def _pages(one: Institution | None) -> set[str]:
    return {page_key(page.url) for page in one.pages} if one else set()


def _name(one: Touched) -> str:
    known = one.after or one.before
    return everyday_name(known) if known else one.code
