"""Settlements as a sheet: they are places, which the region's resources and other registers need."""

import csv
from collections.abc import Iterable
from pathlib import Path

from catalog.sources.model import SourceRefused
from catalog.sources.readers.places import NamedSettlement
from catalog.sources.words import source_of

HEADER = ("Муниципальное образование", "Населённый пункт", "ОКТМО", "Источник")


def write_settlements(settlements: Iterable[NamedSettlement], out: Path) -> None:
    """Write the sheet as csv. Raises SourceRefused for another sort of file, and OSError."""
    if out.suffix.lower() != ".csv":
        raise SourceRefused("Населённые пункты записываются в .csv.")
    source = source_of("places")
    label = source.label if source else ""
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        rows.writerows((one.municipality, one.name, one.code, label) for one in settlements)
