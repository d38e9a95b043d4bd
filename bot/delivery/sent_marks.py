"""Notes that a call's bytes leave, taken in the very moment, for whoever goes on after a kill.

Between «about to be made», which stands in the inbox, and the bytes on their way lie a connection and other
people's turns: milliseconds in which a kill leaves it open whether a person was answered. A note is eight
bytes in a mapped file. It costs no waiting, and the kernel keeps it when the process is killed; a power cut
may lose it.
"""

import fcntl
import mmap
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from struct import Struct
from tempfile import NamedTemporaryFile
from time import time

import structlog

NOTES = 16_384
"""So many of the newest are remembered: far more than are on their way at once."""

SECONDS_KEPT = 24 * 3600.0
"""As long as the inbox remembers."""

SUFFIX = ".left"
NUMBER = Struct("<Q")

log = structlog.get_logger()

_on_its_way: ContextVar[Callable[[], None] | None] = ContextVar("_on_its_way", default=None)


def leaves() -> None:
    """To be called as the bytes of the call leave, with nothing awaited in between."""
    note = _on_its_way.get()
    if note:
        note()


class Departures:
    """The notes of this process, in a file of its own in `folder`, and those of processes before it there.

    Without a folder, or where it can't be written to, nothing is noted and nothing known.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._number = 0
        self._name = ""
        self._notes: mmap.mmap | None = None
        if folder is None:
            return
        try:
            self._open(folder)
        except OSError as error:
            log.warning("departures_not_noted", reason=error.strerror)

    def new(self) -> str:
        """A name for a call that will be tried once; nothing where it can't be noted."""
        self._number += 1
        return f"{self._name}:{self._number}" if self._notes else ""

    @contextmanager
    def noting(self, departure: str) -> Iterator[None]:
        """Within it `leaves()` notes that departure, which this process named."""
        said, note = departure.partition(":")[2], None
        if self._notes and said:
            number = int(said)
            note = partial(NUMBER.pack_into, self._notes, _place(number), number)
        token = _on_its_way.set(note)
        try:
            yield
        finally:
            _on_its_way.reset(token)

    def has_left(self, departure: str) -> bool | None:
        """Whether the bytes left; None where nobody knows: noted elsewhere, or too long ago."""
        name, _, number = departure.partition(":")
        if not (self._folder and number):
            return None
        try:
            with (self._folder / f"{name}{SUFFIX}").open("rb") as file:
                file.seek(_place(int(number)))
                (noted,) = NUMBER.unpack(file.read(NUMBER.size))
        except (OSError, ValueError, OverflowError):
            return None
        return noted == int(number) if noted <= int(number) else None

    def close(self) -> None:
        """Let go of the file; it stays for whoever goes on."""
        if self._notes:
            self._notes.close()
            self._file.close()
            self._notes = None

    def _open(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        _clear(folder)
        self._file = NamedTemporaryFile(dir=folder, suffix=SUFFIX, prefix="", delete=False)  # noqa: SIM115 - closed with the process
        fcntl.flock(self._file, fcntl.LOCK_SH)
        self._file.truncate(NOTES * NUMBER.size)
        self._notes = mmap.mmap(self._file.fileno(), NOTES * NUMBER.size)
        self._name = Path(self._file.name).stem


def _place(number: int) -> int:
    return number % NOTES * NUMBER.size


def _clear(folder: Path) -> None:
    """Remove what nobody will ask for: old files of processes that are no more."""
    for path in folder.glob(f"*{SUFFIX}"):
        with suppress(OSError), path.open("rb") as file:
            if path.stat().st_mtime < time() - SECONDS_KEPT:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
