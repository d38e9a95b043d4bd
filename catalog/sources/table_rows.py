"""Rows of a csv or tsv table, as a register's site gives it: any encoding, a header once or twice."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from catalog.sources.model import SourceRefused

LONGEST_CELL = 1_000_000
ENCODINGS = ("utf-8-sig", "cp1251")
SNIFFED = 1 << 16


def table_rows(path: Path) -> Iterator[list[str]]:
    """The rows with their cells stripped. Raises SourceRefused."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open("rb") as file:
        start = file.read(SNIFFED)
    if b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceRefused("Файл не текстовый: нужна таблица csv.")
    encoding = _encoding(path, start)
    first = start.decode(encoding, "replace").partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    try:
        with path.open(encoding=encoding, newline="") as text:
            for row in csv.reader(text, delimiter=delimiter):
                yield [cell.strip() for cell in row]
    except (csv.Error, UnicodeDecodeError) as error:
        raise SourceRefused("Таблица не читается: слишком длинная ячейка или чужая кодировка.") from error


def _encoding(path: Path, start: bytes) -> str:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for encoding in ENCODINGS:
        try:  # the last character may be cut in two
            codecs.getincrementaldecoder(encoding)().decode(start)
        except UnicodeDecodeError:
            continue
        return encoding
    raise SourceRefused(f"Кодировку файла {path.name} понять не удалось: нужна UTF-8 или cp1251.")


def nested(header: list[str], row: list[str]) -> dict[str, object]:
    """A row under dotted headers («data.general.name») as the nested object that it was made of."""
    made: dict[str, object] = {}
    for name, cell in zip(header, row, strict=False):
        if not cell or cell == "\\N":
            continue
        here = made
        *path, last = name.split(".")
        for part in path:
            below = here.setdefault(part, {})
            if not isinstance(below, dict):
                break
            here = below
        else:
            here[last] = cell
    return made
