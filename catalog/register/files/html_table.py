"""Reads tables out of HTML that is called xls, and out of Excel's XML of 2003, in the child process alone.

Nothing is loaded and nothing is run: of a page only the texts of its tables are kept, and where links lead.
"""

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from catalog.register.faults import Fault, RegisterRefused
from catalog.register.files.links import linked
from catalog.register.sheet import Sheet, filled

CHARSET = re.compile(rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?([\w-]{3,20})", re.IGNORECASE)
HEAD_BYTES = 2048
ROWS, CELLS = frozenset({"tr", "row"}), frozenset({"td", "th", "cell"})
TABLES = frozenset({"table"})
BREAKS = frozenset({"br", "p", "div", "li"})
UNSEEN = frozenset({"script", "style", "head"})
MOST_SPANNED = 1000
"""Cells that one may claim to stand for."""


def looks_like_html(head: bytes) -> bool:
    """Whether a file begins as a page, or as Excel's XML."""
    begun = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return begun.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta", b"<head", b"<body"))


def read_html(data: bytes) -> list[Sheet]:
    """The tables of the page, each as a sheet, but those that only lay others out. Raises RegisterRefused."""
    found = CHARSET.search(data[:HEAD_BYTES])
    encoding = found[1].decode("ascii") if found else "utf-8"
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        text = data.decode("cp1251", "replace")
    reader = _Reader()
    reader.feed(text)
    reader.close()
    tables = [table for table in reader.tables if any(any(row) for row in table)]
    if not tables:
        raise RegisterRefused(
            [Fault("это страница HTML, и таблицы в ней нет", "Откройте её в Excel и сохраните как xlsx")]
        )
    names = [f"Таблица {at}" for at in range(1, len(tables) + 1)] if len(tables) > 1 else [""]
    return [Sheet(name, list(filled(table))) for name, table in zip(names, tables, strict=True)]


@dataclass
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    hanging: dict[int, tuple[int, str]] = field(
        default_factory=dict
    )  # column → rows that a cell reaches down
    number: int = 0


class _Reader(HTMLParser):
    """Tables within tables lay out a page: each is read by itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[_Table] = []
        self._cell: list[str] | None = None
        self._span = (1, 1, 0)
        self._link: tuple[str, int] | None = None
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name.removeprefix("ss:"): value or "" for name, value in attrs}
        if tag in UNSEEN:
            self._unseen += 1
        elif tag in TABLES:
            self._end_cell()
            self._open.append(_Table())
            self.tables.append(self._open[-1].rows)
        elif tag in ROWS and self._open:
            self._end_cell()
            self._begin_row(_whole(said.get("index", ""), 0))
        elif tag in CELLS and self._open:
            self._end_cell()
            self._cell, self._link = [], None
            across = _whole(said.get("colspan") or said.get("mergeacross", ""), 1)
            self._span = (across, _whole(said.get("rowspan", ""), 1), _whole(said.get("index", ""), 0))
            if said.get("href"):
                self._link = (said["href"], 0)
        elif tag == "a" and self._cell is not None and said.get("href"):
            self._link = (said["href"], len(self._cell))
        elif tag in BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag == "a" and self._link and self._cell is not None:
            address, at = self._link
            self._cell[at:] = [linked(" ".join(self._cell[at:]), address)]
            self._link = None
        elif tag in CELLS | ROWS:
            self._end_cell()
        elif tag in TABLES and self._open:
            self._end_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._unseen:
            self._cell.append(data if self._cell else data.lstrip())

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _begin_row(self, index: int) -> None:
        table = self._open[-1]
        table.rows.extend([] for _ in range(min(max(index - len(table.rows) - 1, 0), MOST_SPANNED)))
        table.rows.append([])
        self._fill_hanging(table)

    def _fill_hanging(self, table: _Table) -> None:
        row = table.rows[-1]
        while (at := len(row)) in table.hanging:
            left, text = table.hanging.pop(at)
            row.append(text)
            if left > 1:
                table.hanging[at] = (left - 1, text)

    def _end_cell(self) -> None:
        if self._cell is None or not self._open:
            return
        text, self._cell = _lines("".join(self._cell)), None
        if self._link:
            text = linked(text, self._link[0])
        table = self._open[-1]
        if not table.rows:
            table.rows.append([])
        row = table.rows[-1]
        across, down, index = self._span
        row.extend("" for _ in range(min(max(index - len(row) - 1, 0), MOST_SPANNED)))
        for at in range(min(across, MOST_SPANNED)):
            if down > 1:
                table.hanging[len(row)] = (min(down, MOST_SPANNED) - 1, text if at == 0 else "")
            row.append(text if at == 0 else "")
        self._fill_hanging(table)


def _lines(text: str) -> str:
    """Source lines run on; `<br>` and paragraphs part them."""
    return "\n".join(filter(None, (" ".join(html.unescape(line).split()) for line in text.split("\n"))))


def _whole(said: str, otherwise: int) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < len("100000") else otherwise
