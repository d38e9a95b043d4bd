"""The work on a dropped spreadsheet, in a thread; how far it is, is told in the database."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from types import MappingProxyType

from bot.bootstrap import Parts
from bot.desk.loading import texts
from catalog.model import RegisterVersion
from catalog.pages.listing import Listing
from catalog.pages.page_index import PageBook
from catalog.region import load_region
from catalog.register.changes.difference_text import DONE, counts
from catalog.register.changes.editing import as_csv
from catalog.register.changes.importing import NotConfirmed, apply, preview_file
from catalog.register.changes.preview import Preview
from catalog.register.changes.summary import new_hosts, summary
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.files.annotated_copy import write_annotated_copy
from catalog.register.files.upload import Upload, UploadState
from catalog.register.reading.options import Options
from catalog.register.sheet import Sheet
from catalog.store.errors import RegisterChanged

SECONDS_BETWEEN_BEATS = 1.0
NEW = "new"
"""The answer that a doubtful row is none of those that stand."""

NO_ANSWERS: Mapping[int, str] = MappingProxyType({})


class SecondPersonNeeded(Exception):  # noqa: N818 - named by what is told
    """Hosts are new, and whoever dropped the file isn't enough to trust them."""


class Uploading:
    """Every method blocks, and raises what the store raises."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._uploads = parts.register.uploads

    def check(self, key: str) -> None:
        """Reads the file and keeps what it would change."""
        upload = self._uploads.find(key)
        if upload is not None:
            preview = self._preview(upload)
            told = {**summary(preview, self.new_hosts(preview)), "given": _given(upload)}
            self._uploads.move(key, UploadState.READY, [UploadState.CHECKING], told=told)

    def for_a_second(self, operator: str, name: str, row: Sheet) -> str:
        """The key of an upload that holds one row, shown to whoever has to agree to it."""
        key = self._uploads.add(operator, name, as_csv(row), updating=True)
        self.check(key)
        return key

    def apply(
        self, key: str, *, confirmed: bool, is_second: bool, answers: Mapping[int, str] = NO_ANSWERS
    ) -> RegisterVersion:
        """Makes the version that was shown; where the register is another by now, it is to be shown again.

        `answers`: the number of a doubtful row → the code of what it is, or NEW. Raises RegisterChanged,
        NotConfirmed, SecondPersonNeeded, RegisterRefused.
        """
        upload = self._uploads.find(key)
        if upload is None or upload.told is None:
            raise RegisterChanged(texts.NO_SUCH_UPLOAD)
        preview = self._preview(upload, answers)
        if preview.expected != upload.told["expected"]:
            raise RegisterChanged(texts.CHECK_AGAIN)
        if self.new_hosts(preview) and not is_second:
            raise SecondPersonNeeded
        note = texts.IMPORT_NOTE.format(name=upload.name, counts=counts(preview.difference, DONE))
        return apply(self._parts.register, preview, note, confirmed=confirmed)

    def annotated(self, upload: Upload) -> bytes:
        """The file with what was found as comments on its cells. Raises RegisterRefused."""
        told = upload.told or {"faults": [], "warnings": []}
        faults = [Fault(**fault) for fault in (*told["faults"], *told["warnings"])]
        with self._file(upload) as file:
            target = file.with_name("annotated.xlsx")
            write_annotated_copy(file, faults, target, self._parts.settings.import_limit_mb)
            return target.read_bytes()

    def new_hosts(self, preview: Preview) -> list[str]:
        """Hosts that a second person has to agree to; asked of the register until it is served."""
        context = self._parts.guide.context
        region = context.region if context else load_region(self._parts.settings.region)
        held = context.catalog.institutions if context else self._parts.register.versions.institutions()
        return new_hosts(preview, held, PageBook(Listing(), region.state_hosts).trusts)

    def _preview(self, upload: Upload, answers: Mapping[int, str] = NO_ANSWERS) -> Preview:
        settings = self._parts.settings
        options = Options(
            updating=upload.updating,
            limit_mb=settings.import_limit_mb,
            region=settings.region,
            columns=_given(upload),
            apart=[row for row, code in answers.items() if code == NEW],
            meant={row: code for row, code in answers.items() if code != NEW},
            on_progress=self._beating(upload.key),
        )
        with self._file(upload) as file:
            return preview_file(self._parts.register, file, options)

    def _beating(self, key: str) -> Callable[[int, int], None]:
        last = 0.0

        def on_progress(done: int, total: int) -> None:
            nonlocal last
            if monotonic() - last >= SECONDS_BETWEEN_BEATS:
                last = monotonic()
                self._uploads.beat(key, done, total)

        return on_progress

    @contextmanager
    def _file(self, upload: Upload) -> Iterator[Path]:
        with TemporaryDirectory(prefix="gospublic-") as folder:
            file = Path(folder) / "upload"
            file.write_bytes(self._uploads.content(upload.key))
            yield file


def _given(upload: Upload) -> dict[str, str]:
    """What was told of its columns: the file's header → ours."""
    return dict((upload.told or {}).get("given", {}))


def refusal(error: Exception) -> str:
    """Why it wasn't applied, in a sentence."""
    if isinstance(error, SecondPersonNeeded):
        return texts.SECOND_PERSON
    if isinstance(error, NotConfirmed):
        return texts.NOT_AGREED.format(what=error)
    if isinstance(error, RegisterRefused):
        return texts.HAS_FAULTS
    return str(error)
