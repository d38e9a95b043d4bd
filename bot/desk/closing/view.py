"""The page of an institution that works no more, and what waits there for a second person."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.exceptions import ActionFailed
from starlette_admin.flash import flash
from starlette_admin.routing import route

from bot.desk import texts as desk_texts
from bot.desk.closing import texts
from bot.desk.closing.merging import merge
from bot.desk.kit.forms import FormView, back_to
from bot.desk.kit.sign_in import may, operator_of
from bot.desk.loading.edits import edit
from catalog.accounts import Role
from catalog.model import Institution, RegisterVersion
from catalog.register.files.upload import Upload, UploadState
from catalog.store.errors import RegisterChanged
from catalog.store.versions.revising import Revision
from handlers.texts.names import everyday_name

LONGEST = 500
Change = Callable[[], RegisterVersion]


class ClosingView(FormView):
    """For a time and into a successor at once; away altogether only by two people."""

    path = "/close"
    menu_label = texts.CLOSE
    add_to_menu = False
    role = Role.EDITOR

    @route("/{code}", methods=["GET"])
    async def closing_form(self, request: Request) -> Response:
        one = await self._standing(request)
        return self.page(request, "close.html", texts=texts, one=one, name=everyday_name(one))

    @route("/{code}/time", methods=["POST"])
    async def close_for_a_time(self, request: Request) -> Response:
        one, form = await self._standing(request), await request.form()
        since, until = (_day(str(form.get(name) or "")) for name in ("since", "until"))
        if since is None or until is None or until < since:
            return self._refused(request, one, texts.NO_DATES)
        cells = {"closed_from": since.isoformat(), "closed_until": until.isoformat()}
        note = texts.CLOSED_NOTE.format(since=since, until=until, code=one.code)
        change = lambda: edit(self._parts, one.code, lambda _, old: {**old, **cells}, note)  # noqa: E731 - made where it is used
        return await self._done(request, one, "close_for_a_time", change, f"{since} – {until}")

    @route("/{code}/merge", methods=["POST"])
    async def merge_into(self, request: Request) -> Response:
        one, form = await self._standing(request), await request.form()
        successor = str(form.get("successor") or "").strip()[:LONGEST]
        change = lambda: merge(self._parts, one.code, successor)  # noqa: E731 - likewise
        return await self._done(request, one, "merge", change, successor)

    @route("/{code}/remove", methods=["POST"])
    async def ask_removal(self, request: Request) -> Response:
        """Keeps the proposal for an hour, as a file is kept that waits for a second person."""
        one, form = await self._standing(request), await request.form()
        why = " ".join(str(form.get("why") or "")[:LONGEST].split())
        if not why:
            return self._refused(request, one, texts.WHY_IS_MISSING)
        try:
            key = await self._deeds.do(
                request,
                "ask_removal",
                one.code,
                lambda: self._keep(operator_of(request), one, why),
                detail=why,
            )
        except ActionFailed as refused:
            return self._refused(request, one, str(refused))
        return back_to(request, f"/close/request/{key}")

    @route("/request/{key}", methods=["GET"])
    async def removal_request(self, request: Request) -> Response:
        upload, told = await self._found(request)
        is_second = self._is_second(request, upload)
        return self.page(request, "removal.html", texts=texts, upload=upload, told=told, is_second=is_second)

    @route("/request/{key}/apply", methods=["POST"])
    async def remove(self, request: Request) -> Response:
        upload, told = await self._found(request)
        back = back_to(request, f"/close/request/{upload.key}")
        if not self._is_second(request, upload):
            flash(request, texts.NOT_SECOND, "error")
            return back
        uploads, applying = self._parts.register.uploads, UploadState.APPLYING
        if not await asyncio.to_thread(uploads.move, upload.key, applying, [UploadState.READY]):
            return back
        state, version = UploadState.READY, None
        try:
            made = await self._deeds.do(
                request,
                "remove",
                told["code"],
                lambda: self._remove(told),
                role=Role.APPROVER,
                detail=told["why"],
            )
            state, version = UploadState.APPLIED, made.number
        except ActionFailed as refused:
            flash(request, str(refused), "error")
        finally:
            await asyncio.to_thread(uploads.move, upload.key, state, [applying], version=version)
        return back

    async def _done(
        self,
        request: Request,
        one: Institution,
        action: str,
        change: Callable[[], RegisterVersion],
        detail: str,
    ) -> Response:
        try:
            made = await self._deeds.do(request, action, one.code, change, detail=detail)
        except ActionFailed as refused:
            return self._refused(request, one, str(refused))
        flash(request, texts.CLOSED.format(version=made.number), "success")
        return back_to(request, f"/history/{one.code}")

    def _refused(self, request: Request, one: Institution, why: str) -> Response:
        flash(request, why, "error")
        return back_to(request, f"/close/{one.code}")

    def _keep(self, operator: str, one: Institution, why: str) -> str:
        uploads = self._parts.register.uploads
        told = {"code": one.code, "name": everyday_name(one), "why": why}
        key = uploads.add(operator, texts.REMOVAL_FILE.format(code=one.code), b"", updating=True)
        uploads.move(key, UploadState.READY, [UploadState.CHECKING], told={"removal": told})
        return key

    def _remove(self, told: Mapping[str, str]) -> RegisterVersion:
        """Raises ActionFailed where somebody points to it, RegisterChanged where it is gone."""
        register, code = self._parts.register, told["code"]
        active = register.versions.active()
        if not register.standing.find([code]) or active is None:
            raise RegisterChanged(desk_texts.NO_SUCH_ROW)
        if pointing := register.lists.succeeded_by(code):
            raise ActionFailed(texts.IS_SUCCESSOR.format(codes=", ".join(pointing)))
        note = texts.REMOVED_NOTE.format(**told)
        return register.versions.revise(Revision(removed=[code]), note=note, expected=active.number)

    def _is_second(self, request: Request, upload: Upload) -> bool:
        return may(request, Role.APPROVER) and operator_of(request) != upload.operator

    async def _standing(self, request: Request) -> Institution:
        """Raises HTTPException."""
        found = await asyncio.to_thread(self._parts.register.standing.find, [request.path_params["code"]])
        if not found:
            raise HTTPException(404, desk_texts.NO_SUCH_ROW)
        return found[0]

    async def _found(self, request: Request) -> tuple[Upload, Mapping[str, str]]:
        """Raises HTTPException."""
        upload = await asyncio.to_thread(self._parts.register.uploads.find, request.path_params["key"])
        if upload is None or "removal" not in (upload.told or {}):
            raise HTTPException(404, texts.NO_SUCH_REQUEST)
        return upload, (upload.told or {})["removal"]


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said.strip()[:10])
    except ValueError:
        return None
