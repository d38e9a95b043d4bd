"""Reads a csv file as Excel and its kin write it: comma, semicolon or tab; UTF-8, UTF-16 or cp1251."""

import codecs
import csv
import io
from collections import Counter
from itertools import count
from pathlib import Path

from catalog.register.faults import Fault, RegisterRefused
from catalog.register.sheet import Sheet, filled

TAB = "\t"
DELIMITERS = f",;{TAB}"
HEAD_LINES = 20
LONGEST_CELL = 100_000
"""Characters; Excel itself holds 32,767 in a cell."""


def read_csv(path: Path) -> Sheet:
    """The one sheet of the file. Raises RegisterRefused where it isn't a table of text."""
    text = decoded(path.read_bytes())
    csv.field_size_limit(LONGEST_CELL)
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    numbers = count(1)
    try:
        return Sheet("", list(filled(row for row, _ in zip(reader, numbers, strict=False))))
    except csv.Error as error:
        if delimiter == TAB and (rows := _as_they_stand(text)):
            return Sheet("", list(filled(rows)))
        raise RegisterRefused([_unreadable(next(numbers))]) from error


def _as_they_stand(text: str) -> list[list[str]]:
    """The lines of a table with tabs whose quotes mean nothing; none where some line has more cells."""
    rows = [line.split(TAB) for line in text.splitlines()]
    widths = {len(row) for row in rows if row != [""]}
    if len(widths) != 1 or max(map(len, text.splitlines())) > LONGEST_CELL:
        return []
    return [[cell.strip('"') if cell.count('"') == 1 else cell for cell in row] for row in rows]


def decoded(data: bytes) -> str:
    """The text in the encoding that fits. Raises RegisterRefused where none does."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\0" in data:
        raise RegisterRefused([_binary()])
    else:
        encodings = ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise RegisterRefused([_binary()])
        return text
    raise RegisterRefused(
        [Fault("не удалось узнать кодировку файла", "Сохраните его как «CSV UTF-8» или xlsx")]
    )


def _binary() -> Fault:
    return Fault("это не таблица: внутри двоичные данные", "Сохраните реестр как xlsx или csv")


def _delimiter(text: str) -> str:
    """The sign that parts the first lines into equally many cells, outside of quotes; else the most often."""
    lines = ["".join(line.split('"')[::2]) for line in text.splitlines()[:HEAD_LINES] if line.strip()]
    return max(DELIMITERS, key=lambda sign: _evenness([line.count(sign) for line in lines]))


def _evenness(counts: list[int]) -> tuple[int, int]:
    """How many lines have the commonest number of signs, and how many signs there are."""
    (common, many), *_ = Counter(filter(None, counts)).most_common(1) or [(0, 0)]
    return (many if common else 0), sum(counts)


def _unreadable(row: int) -> Fault:
    return Fault(
        "строка не читается: кавычки стоят неверно или ячейка слишком длинная",
        "Откройте файл в Excel и сохраните его как xlsx",
        row=row,
    )
