"""An address as a code for a telephone's camera: drawn for one door, or as black runs for a sheet."""

from collections.abc import Iterator
from typing import IO, TextIO

import segno

QUIET_ZONE = 4
"""Modules around the code, as the standard (ISO/IEC 18004) asks."""

PIXELS_OF_MODULE = 10
PICTURES = {".png": "png", ".svg": "svg"}
"""By the end of a file's name."""

Run = tuple[int, int, int]
"""Row, column and length of black modules side by side, the quiet zone counted in."""


def code_of(address: str) -> segno.QRCode:
    """A door is scratched: 15 % of the code may be unreadable."""
    return segno.make_qr(address, error="m")


def draw(address: str, to: IO[bytes], kind: str) -> None:
    """The code as a picture of that kind (a value of PICTURES)."""
    code_of(address).save(to, kind=kind, scale=PIXELS_OF_MODULE, border=QUIET_ZONE)


def print_to_terminal(address: str, to: TextIO) -> None:
    code_of(address).terminal(to, border=QUIET_ZONE)


def side_of(code: segno.QRCode) -> int:
    """Modules of the side, with the quiet zone."""
    width, _ = code.symbol_size(border=QUIET_ZONE)
    return int(width)


def black_runs(code: segno.QRCode) -> Iterator[Run]:
    """Everything black, row by row."""
    for at, row in enumerate(code.matrix, QUIET_ZONE):
        begins: int | None = None
        for column, is_black in enumerate((*row, 0), QUIET_ZONE):
            if is_black and begins is None:
                begins = column
            elif not is_black and begins is not None:
                yield at, begins, column - begins
                begins = None
