"""A copy of the operator's file with what is wrong as comments on its cells."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from catalog.register.faults import Fault
from catalog.register.files.files import LIMIT_MB
from catalog.register.files.sandbox import run_limited


def write_annotated_copy(
    source: Path, faults: Sequence[Fault], target: Path, limit_mb: int = LIMIT_MB
) -> None:
    """Writes an xlsx, whole or not at all; `source` may be of any format that is read.

    Raises RegisterRefused where it can't be read, or costs more than its limits allow, and OSError.
    """
    with TemporaryDirectory(dir=target.parent, prefix=".annotated-") as folder:
        made = Path(folder) / target.name
        run_limited("annotate", [source, made], limit_mb, [asdict(fault) for fault in faults])
        made.replace(target)
