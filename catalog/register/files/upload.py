"""A spreadsheet that an operator dropped at the desk, on its way into the register."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class UploadState(StrEnum):
    """How far it is."""

    CHECKING = "checking"  # it is being read and compared
    READY = "ready"  # the preview is there, with or without faults
    APPLYING = "applying"
    APPLIED = "applied"


@dataclass(frozen=True, slots=True)
class Upload:
    """Without the file itself. Times are UTC."""

    key: str
    operator: str  # who dropped it
    made_at: datetime
    beat_at: datetime  # when whoever works on it was last heard of
    name: str  # of the file, as the operator's machine calls it
    updating: bool  # what the file lacks stays
    state: UploadState
    done: int = 0  # rows read so far
    total: int = 0
    told: dict[str, Any] | None = None  # the preview in words (`catalog.register.changes.summary`)
    version: int | None = None  # that it became
