"""What a spreadsheet is read into, whatever its format: named sheets of rows of texts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows[0]` is Excel's row 1. `name` is empty for csv, which has no sheets."""

    name: str
    rows: list[list[str]]
