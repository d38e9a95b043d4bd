"""Areas at the desk: which files are loaded, a new one shown before it is applied, all of them as a table."""

import asyncio
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.exceptions import ActionFailed
from starlette_admin.flash import flash
from starlette_admin.routing import route

from bot.bootstrap import Parts
from bot.desk.kit.forms import FormView, back_to
from bot.desk.kit.sign_in import operator_of
from bot.desk.loading import texts
from bot.desk.loading.imports import XLSX
from catalog.accounts import Role
from catalog.areas.acts.export import table_of
from catalog.areas.acts.importing import AreaPreview, apply_areas, preview_areas
from catalog.areas.acts.preview_text import counts, done
from catalog.model import RegisterVersion
from catalog.register.changes.preview_lines import line
from catalog.register.export import write_table
from catalog.register.files.upload import Upload, UploadState
from catalog.store.errors import RegisterChanged


class AreasView(FormView):
    """A file waits in the database between its preview and its application, as a register's does."""

    path = "/areas"
    menu_label = texts.AREAS
    icon = "fa-solid fa-map-location-dot"
    role = Role.EDITOR

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self._register, self._uploads = parts.register, parts.register.uploads

    @route("", methods=["GET"])
    async def index(self, request: Request) -> Response:
        areas = await asyncio.to_thread(self._register.areas.read)
        files = sorted(Counter(area.file for area in areas).items())
        return self.page(request, "areas.html", texts=texts, files=files)

    @route("", methods=["POST"])
    async def upload_areas(self, request: Request) -> Response:
        """Keeps the file, with what it would change."""
        async with request.form() as form:
            file = form.get("file")
            if not isinstance(file, UploadFile) or not file.filename:
                flash(request, texts.NO_FILE, "error")
                return back_to(request, self.path)
            content, name = await file.read(), file.filename
        who = operator_of(request)
        key = await asyncio.to_thread(self._uploads.add, who, name, content, updating=True)
        await asyncio.to_thread(self._check, key)
        return back_to(request, f"{self.path}/{key}")

    @route("/export.xlsx", methods=["GET"])
    async def export_areas(self, _: Request) -> Response:
        headers = {"Content-Disposition": 'attachment; filename="areas.xlsx"'}
        return Response(await asyncio.to_thread(self._exported), media_type=XLSX, headers=headers)

    @route("/{key}", methods=["GET"])
    async def areas_preview(self, request: Request) -> Response:
        upload = await self._found(request)
        told = (upload.told or {}).get("areas", {})
        return self.page(request, "areas_upload.html", texts=texts, upload=upload, told=told)

    @route("/{key}/apply", methods=["POST"])
    async def apply_areas(self, request: Request) -> Response:
        upload = await self._found(request)
        told = (upload.told or {}).get("areas", {})
        applying = (upload.key, UploadState.APPLYING, [UploadState.READY])
        if not told.get("faults") and await asyncio.to_thread(self._uploads.move, *applying):
            try:
                made = await self._deeds.do(
                    request,
                    "areas",
                    upload.name,
                    lambda: self._apply(upload),
                    detail=str(told.get("counts", "")),
                )
                state, version = UploadState.APPLIED, made.number
            except ActionFailed as refused:
                flash(request, str(refused), "error")
                state, version = UploadState.READY, None
            values = {"version": version}
            await asyncio.to_thread(self._uploads.move, upload.key, state, [UploadState.APPLYING], **values)
        return back_to(request, f"{self.path}/{upload.key}")

    def _check(self, key: str) -> None:
        upload = self._uploads.find(key)
        if upload is None:
            return
        preview = self._preview(upload)
        told = {
            "counts": counts(preview),
            "expected": preview.expected,
            "faults": [line(one) for one in preview.faults[: texts.MOST_LINES]],
            "notices": [line(one) for one in preview.notices[: texts.MOST_LINES]],
        }
        self._uploads.move(key, UploadState.READY, [UploadState.CHECKING], told={"areas": told})

    def _apply(self, upload: Upload) -> RegisterVersion:
        """Raises RegisterChanged where the register is another than the one that was shown."""
        preview = self._preview(upload)
        if preview.expected != (upload.told or {})["areas"]["expected"]:
            raise RegisterChanged(texts.CHECK_AGAIN)
        note = texts.AREAS_NOTE.format(name=upload.name, counts=done(preview))
        return apply_areas(self._register.areas, preview, note)

    def _preview(self, upload: Upload) -> AreaPreview:
        settings = self._parts.settings
        with TemporaryDirectory(prefix="gospublic-") as folder:
            file = Path(folder) / "upload"
            file.write_bytes(self._uploads.content(upload.key))
            limit = settings.import_limit_mb
            return preview_areas(
                self._register,
                file,
                settings.region,
                name=upload.name,
                limit_mb=limit,
            )

    def _exported(self) -> bytes:
        with TemporaryDirectory(prefix="gospublic-") as folder:
            file = Path(folder) / "areas.xlsx"
            write_table(table_of(self._register.areas.read(), self._register.versions.institutions()), file)
            return file.read_bytes()

    async def _found(self, request: Request) -> Upload:
        upload = await asyncio.to_thread(self._uploads.find, request.path_params["key"])
        if upload is None or "areas" not in (upload.told or {}):
            raise HTTPException(404, texts.NO_SUCH_UPLOAD)
        return upload
