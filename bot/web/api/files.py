"""The whole register as files, made once for a version and a day and kept beside until the next."""

import csv
import hashlib
import io
import shutil
import tempfile
import threading
import weakref
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.contract.institutions import InstitutionObject, institution_object
from bot.web.api.answers import Served
from catalog.model import Platform
from catalog.register.files.escaping import escape

MEDIA_TYPES: Mapping[str, str] = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
COLUMNS = ("code", "official_name", "name", "kind", "place", "address", "phone", "updated_on", "source")
OF_PAGE = ("url", "state", "checked_on")


@dataclass(frozen=True, slots=True)
class Made:
    """A file as it was written."""

    path: Path
    size: int
    sha256: str


class Files:
    """Writes both files when first asked for; blocking: call it beside the loop."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: dict[str, Made] = {}
        self._of: tuple[object, ...] = ()

    def of(self, served: Served, touched: Mapping[str, str]) -> Mapping[str, Made]:
        """By ending, the files of what is served."""
        with self._lock:
            key = (served.number, served.today, served.context.label)
            if key != self._of:
                self._made = {ending: self._write(ending, served, touched) for ending in MEDIA_TYPES}
                self._of = key
            return self._made

    @cached_property
    def _folder(self) -> Path:
        """Made when first wanted; goes with this object, or with the process."""
        folder = tempfile.mkdtemp(prefix="gospublic-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return Path(folder)

    def _write(self, ending: str, served: Served, touched: Mapping[str, str]) -> Made:
        path = self._folder / f"register.{ending}"
        unfinished = path.with_suffix(".new")
        digest, size = hashlib.sha256(), 0
        with unfinished.open("wb") as file:
            for chunk in (as_csv if ending == "csv" else as_json)(_rows(served, touched)):
                file.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        unfinished.replace(path)
        return Made(path, size, digest.hexdigest())


def _rows(served: Served, touched: Mapping[str, str]) -> Iterator[InstitutionObject]:
    for one in served.context.catalog.institutions:
        yield institution_object(one, served.context, served.today, touched.get(one.code))


def as_json(rows: Iterable[InstitutionObject]) -> Iterator[bytes]:
    """An array, one institution a line."""
    yield b"["
    for number, row in enumerate(rows):
        yield (b",\n" if number else b"\n") + row.model_dump_json().encode()
    yield b"\n]\n"


def as_csv(rows: Iterable[InstitutionObject]) -> Iterator[bytes]:
    """UTF-8 with BOM, a header, cells that begin like a formula escaped."""
    pages = [f"{platform}_{name}" for platform in Platform for name in OF_PAGE]
    yield b"\xef\xbb\xbf" + _line((*COLUMNS, *pages, "services"))
    for row in rows:
        yield _line(_cells(row))


def _cells(row: InstitutionObject) -> list[str]:
    first = {page.platform: page for page in reversed(row.pages)}
    cells = [str(getattr(row, name) or "") for name in COLUMNS]
    for platform in Platform:
        page = first.get(platform)
        cells += [str(getattr(page, name, None) or "") for name in OF_PAGE]
    return [*cells, "; ".join(f"{service.title}={service.url}" for service in row.services)]


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow([escape(cell) for cell in cells])
    return line.getvalue().encode()
