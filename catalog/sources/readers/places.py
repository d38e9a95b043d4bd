"""OKTMO, volume 3: settlements with their municipality; «18 602 405 101;9;ст-ца Алексеевская», by council."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.sources.model import SourceReading, SourceRefused
from catalog.sources.table_rows import table_rows

CODE = re.compile(r"\d{8}(?:\d{3})?")
DISTRICT, COUNCIL, SETTLEMENT = 5, 8, 11
"""Digits of a code: «18602» tells the municipality, then the council, then the settlement."""

SHOWN = 2


@dataclass(frozen=True, slots=True)
class NamedSettlement:
    """A settlement with its type, «ст-ца Алексеевская», and the municipality that its code falls under."""

    code: str
    name: str
    municipality: str


def read(reading: SourceReading, begins_with: str = "") -> Iterator[NamedSettlement]:
    """Yield the settlements whose code begins so. Raises SourceRefused where the rows have no such codes."""
    municipalities: dict[str, str] = {}
    found = False
    met: list[str] = []
    for row in table_rows(reading.path):
        if len(met) < SHOWN:
            met.append("; ".join(row)[:60])
        code, name = _code(row), row[2].lstrip("- ") if len(row) > SHOWN else ""
        if not code or not name:
            continue
        found = True
        district = code[:DISTRICT]
        if len(code) == COUNCIL and code.endswith("000") and not code.endswith("00000"):
            municipalities.setdefault(district, name)
        elif len(code) == SETTLEMENT and code.startswith(begins_with) and not code.endswith("000"):
            yield NamedSettlement(code, name, municipalities.get(district, ""))
    if not found:
        shown = " | ".join(met) or "ничего"
        raise SourceRefused(f"Ждал строки вида «18 602 405 101;9;ст-ца Алексеевская», а есть: {shown}.")


def _code(row: list[str]) -> str:
    digits = re.sub(r"[\s'\"]", "", row[0]) if row else ""
    return digits if CODE.fullmatch(digits) else ""
