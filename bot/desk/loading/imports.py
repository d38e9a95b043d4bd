"""A spreadsheet into the register: dropped, shown, applied. Between the steps it waits in the database."""

import asyncio
from collections.abc import Coroutine, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.exceptions import ActionFailed
from starlette_admin.flash import flash
from starlette_admin.routing import route

from bot.bootstrap import Parts
from bot.desk import texts as desk_texts
from bot.desk.kit.forms import FormView, back_to
from bot.desk.kit.sign_in import may, operator_of
from bot.desk.loading import texts
from bot.desk.loading.uploading import NEW, SecondPersonNeeded, Uploading, refusal
from catalog.accounts import Role
from catalog.register.changes.importing import NotConfirmed
from catalog.register.columns.seen_columns import columns_to_tell
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.files.upload import Upload, UploadState

SILENT = timedelta(minutes=2)
"""Whoever worked on an upload and hasn't been heard of for so long is gone."""

ELSEWHERE = frozenset({"areas", "removal"})
ROW = "row-"
WORKING = (UploadState.CHECKING, UploadState.APPLYING)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

log = structlog.get_logger()


class ImportsView(FormView):
    """Any process may show and go on with what another one was given."""

    path = "/import"
    menu_label = texts.IMPORT
    icon = "fa-solid fa-file-import"
    role = Role.EDITOR

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._uploads = parts.register.uploads
        self._uploading = Uploading(parts)
        self._jobs: set[asyncio.Task[None]] = set()

    @route("", methods=["GET"])
    async def index(self, request: Request) -> Response:
        kept = await asyncio.to_thread(self._uploads.all)
        waiting = [one for one in kept if not _is_elsewhere(one)]
        return self.page(request, "imports.html", texts=texts, uploads=waiting, states=texts.UPLOAD_STATES)

    @route("", methods=["POST"])
    async def upload_file(self, request: Request) -> Response:
        """Keeps the file and begins to check it."""
        async with request.form() as form:
            file = form.get("file")
            if not isinstance(file, UploadFile) or not file.filename:
                flash(request, texts.NO_FILE, "error")
                return back_to(request, self.path)
            content, updating = await file.read(), form.get("updating") == "yes"
        name, who = file.filename, operator_of(request)
        key = await asyncio.to_thread(self._uploads.add, who, name, content, updating=updating)
        self._start(asyncio.to_thread(self._uploading.check, key))
        return back_to(request, f"{self.path}/{key}")

    @route("/{key}", methods=["GET"])
    async def upload_preview(self, request: Request) -> Response:
        upload = await self._found(request)
        shown = self.page(
            request,
            "upload.html",
            texts=texts,
            desk_texts=desk_texts,
            upload=upload,
            told=upload.told or {},
            faults=_sentences(upload, "faults"),
            warnings=_sentences(upload, "warnings"),
            columns=columns_to_tell(),
            new=NEW,
            is_working=upload.state in WORKING,
            is_silent=upload.state in WORKING and datetime.now(UTC) - upload.beat_at > SILENT,
            may_apply=self._is_second(request, upload) or not (upload.told or {}).get("hosts"),
        )
        if upload.state in WORKING:
            shown.headers["Refresh"] = "1"
        return shown

    @route("/{key}/check", methods=["POST"])
    async def check_again(self, request: Request) -> Response:
        """With `updating`: the same file taken for changes alone; with `header`: its columns as told."""
        upload, form = await self._found(request), await request.form()
        updating = form.get("updating") == "yes" or upload.updating
        resting = [UploadState.READY, *(WORKING if datetime.now(UTC) - upload.beat_at > SILENT else ())]
        given = {**(upload.told or {}).get("given", {}), **_columns_told(form)}
        values = {"updating": updating, "told": {"given": given}, "done": 0, "total": 0}
        if await asyncio.to_thread(self._uploads.move, upload.key, UploadState.CHECKING, resting, **values):
            self._start(asyncio.to_thread(self._uploading.check, upload.key))
        return back_to(request, f"{self.path}/{upload.key}")

    @route("/{key}/apply", methods=["POST"])
    async def apply_upload(self, request: Request) -> Response:
        upload, form = await self._found(request), await request.form()
        applying = (upload.key, UploadState.APPLYING, [UploadState.READY])
        if await asyncio.to_thread(self._uploads.move, *applying):
            answers = _answers(form, (upload.told or {}).get("doubts", []))
            self._start(self._apply(request, upload, answers, confirmed=form.get("confirmed") == "yes"))
        return back_to(request, f"{self.path}/{upload.key}")

    @route("/{key}/annotated.xlsx", methods=["GET"])
    async def annotated_copy(self, request: Request) -> Response:
        upload = await self._found(request)
        try:
            copy = await asyncio.to_thread(self._uploading.annotated, upload)
        except RegisterRefused as refused:
            flash(request, str(refused.faults[0]), "error")
            return back_to(request, f"{self.path}/{upload.key}")
        headers = {"Content-Disposition": 'attachment; filename="annotated.xlsx"'}
        return Response(copy, media_type=XLSX, headers=headers)

    async def _apply(
        self, request: Request, upload: Upload, answers: Mapping[int, str], *, confirmed: bool
    ) -> None:
        is_second = self._is_second(request, upload)
        try:
            made = await self._deeds.do(
                request,
                "import",
                upload.name,
                lambda: self._uploading.apply(
                    upload.key, confirmed=confirmed, is_second=is_second, answers=answers
                ),
                detail=str((upload.told or {}).get("counts", "")),
            )
        except (ActionFailed, NotConfirmed, SecondPersonNeeded, RegisterRefused) as error:
            values: dict[str, Any] = {"told": {**(upload.told or {}), "refused": refusal(error)}}
            state = UploadState.READY
        else:
            state, values = UploadState.APPLIED, {"version": made.number}
        await asyncio.to_thread(self._uploads.move, upload.key, state, [UploadState.APPLYING], **values)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        """Goes on beside the answers; what it comes to stands in the database."""
        task = asyncio.create_task(work)
        self._jobs.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._jobs.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("upload_failed", error=type(error).__name__)

    def _is_second(self, request: Request, upload: Upload) -> bool:
        """An approver other than whoever dropped the file."""
        return may(request, Role.APPROVER) and operator_of(request) != upload.operator

    async def _found(self, request: Request) -> Upload:
        upload = await asyncio.to_thread(self._uploads.find, request.path_params["key"])
        if upload is None or _is_elsewhere(upload):
            raise HTTPException(404, texts.NO_SUCH_UPLOAD)
        return upload


def _is_elsewhere(upload: Upload) -> bool:
    """Whether it is no table of institutions: what else waits has a page of its own."""
    return not ELSEWHERE.isdisjoint(upload.told or ())


def _sentences(upload: Upload, kind: str) -> list[str]:
    """Without the command's options: the step of columns stands on the same page."""
    return [str(Fault(**{**fault, "option": ""})) for fault in (upload.told or {}).get(kind, ())]


def _columns_told(form: FormData) -> dict[str, str]:
    """The file's header → ours, of the step of columns."""
    known = {column.key: column.header for column in columns_to_tell()}
    pairs = zip(form.getlist("header"), form.getlist("meaning"), strict=False)
    return {str(header): known.get(str(key), "") for header, key in pairs if str(header).strip()}


def _answers(form: FormData, doubts: list[dict[str, Any]]) -> dict[int, str]:
    """Of doubtful rows: the code of what each is, or NEW; those that are left as they were say nothing."""
    told = {}
    for doubt in doubts:
        answer = str(form.get(f"{ROW}{doubt['row']}", ""))
        if answer == NEW or answer in (code for code, _ in doubt["found"]):
            told[int(doubt["row"])] = answer
    return told
