"""Sheets of A4 with codes for doors: name and address under each, cut marks between them."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, cast

from fpdf import FPDF
from fpdf.enums import Align, MethodReturnValue

from bot.printing.codes import black_runs, code_of, side_of

FONTS = Path(__file__).parent / "fonts"
FONT = "DejaVu"
SHEET_WIDTH, SHEET_HEIGHT = 210.0, 297.0
"""Millimetres, as all lengths here."""

MARGIN = 10.0
"""What no office printer reaches; the cut marks stand in it."""

MARK, HAIRLINE, PADDING = 4.0, 0.1, 4.0
POINT = 25.4 / 72
LEADING = 1.2
ELLIPSIS = "…"
LONGEST = 400
"""Characters of a line's text that are looked at."""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Columns and rows of a sheet, the side of a code, and the sizes of name, address and link in points."""

    columns: int
    rows: int
    code: float
    sizes: tuple[float, float, float]

    @property
    def width(self) -> float:
        return (SHEET_WIDTH - 2 * MARGIN) / self.columns

    @property
    def height(self) -> float:
        return (SHEET_HEIGHT - 2 * MARGIN) / self.rows


LAYOUTS: Mapping[int, SheetLayout] = MappingProxyType(
    {6: SheetLayout(2, 3, 56.0, (11, 9, 6.5)), 12: SheetLayout(3, 4, 40.0, (8.5, 7, 5))}
)
"""By the number of codes on a sheet."""

MOST_LINES: Final = (3, 2, 1)
"""Of name, address and link."""


@dataclass(frozen=True, slots=True)
class PrintedDoor:
    """What a code leads to, and what is read under it."""

    address: str
    name: str
    where: str = ""


def door_sheets(doors: Sequence[PrintedDoor], on_sheet: int) -> bytes:
    """The sheets as one PDF, in the order of the doors. `on_sheet`: a key of LAYOUTS."""
    layout, pdf = LAYOUTS[on_sheet], _empty()
    for first in range(0, len(doors), on_sheet):
        pdf.add_page()
        _mark_cuts(pdf, layout)
        for at, door in enumerate(doors[first : first + on_sheet]):
            row, column = divmod(at, layout.columns)
            _draw(pdf, layout, door, MARGIN + column * layout.width, MARGIN + row * layout.height)
    return bytes(pdf.output())


def _empty() -> FPDF:
    # Both tell of signs that a font lacks; those are printed as boxes, which is all that can be done.
    for noisy in ("fpdf", "fontTools"):
        logging.getLogger(noisy).setLevel(logging.ERROR)
    pdf = FPDF(format="A4")
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.set_auto_page_break(auto=False)
    pdf.add_font(FONT, "", FONTS / "DejaVuSans.ttf")
    pdf.add_font(FONT, "B", FONTS / "DejaVuSans-Bold.ttf")
    return pdf


def _mark_cuts(pdf: FPDF, layout: SheetLayout) -> None:
    """Short lines at the sheet's edges, and a cross wherever four pieces meet."""
    pdf.set_line_width(HAIRLINE)
    across = [MARGIN + column * layout.width for column in range(layout.columns + 1)]
    down = [MARGIN + row * layout.height for row in range(layout.rows + 1)]
    for x in across:
        for begins, ends in _marks(down):
            pdf.line(x, begins, x, ends)
    for y in down:
        for begins, ends in _marks(across):
            pdf.line(begins, y, ends, y)


def _marks(cuts: Sequence[float]) -> Iterator[tuple[float, float]]:
    yield cuts[0] - MARK, cuts[0]
    yield from ((cut - MARK / 2, cut + MARK / 2) for cut in cuts[1:-1])
    yield cuts[-1], cuts[-1] + MARK


def _draw(pdf: FPDF, layout: SheetLayout, door: PrintedDoor, left: float, top: float) -> None:
    _draw_code(pdf, door.address, left + (layout.width - layout.code) / 2, top + PADDING / 2, layout.code)
    pdf.set_y(top + PADDING / 2 + layout.code)
    lines = (("B", door.name), ("", door.where), ("", door.address.partition("://")[2]))
    for (style, text), size, most in zip(lines, layout.sizes, MOST_LINES, strict=True):
        pdf.set_font(FONT, style, size)
        width, height = layout.width - 2 * PADDING, size * POINT * LEADING
        for line in _fitting(pdf, text, width, most):
            pdf.set_x(left + PADDING)
            pdf.cell(width, height, line, align=Align.C, new_x="LEFT", new_y="NEXT")
        pdf.set_y(pdf.get_y() + height / 4)


def _draw_code(pdf: FPDF, address: str, left: float, top: float, side: float) -> None:
    code = code_of(address)
    module = side / side_of(code)
    for row, column, length in black_runs(code):
        pdf.rect(left + column * module, top + row * module, length * module, module, style="F")


def _fitting(pdf: FPDF, text: str, width: float, most: int) -> Iterable[str]:
    """The text in as many lines as there is room for; the last ends in an ellipsis where more would come."""
    said = " ".join(text.split())[:LONGEST]
    if not said:
        return ()
    found = pdf.multi_cell(width, text=said, dry_run=True, output=MethodReturnValue.LINES, align=Align.L)
    lines = cast(list[str], found)  # as `output` asks
    kept = lines[:most]
    if len(lines) > most:
        while kept[-1] and pdf.get_string_width(kept[-1] + ELLIPSIS) > width:
            kept[-1] = kept[-1][:-1]
        kept[-1] = kept[-1].rstrip(" ,;.-") + ELLIPSIS
    return kept
