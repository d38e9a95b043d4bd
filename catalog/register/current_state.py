"""What the register holds before an import: of a few changes, only what they are compared with."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from catalog.model import Institution, Platform, RegisterVersion
from catalog.register.reading import TableReading

FEW = 500
"""Of so many changes the rest of the register isn't read."""


class RegisterStore(Protocol):
    """What an import needs of the register in the database."""

    def active_version(self) -> RegisterVersion | None: ...

    def institutions(self, version: int | None = None, *, as_stored: bool = False) -> list[Institution]: ...

    def standing(self, codes: Collection[str], pages: Collection[str] = ()) -> list[Institution]: ...

    def count(self) -> int: ...

    def replace(
        self, institutions: Sequence[Institution], *, note: str, label: str = "", expected: int | None = None
    ) -> RegisterVersion: ...

    def former_institutions(self) -> list[Institution]: ...

    def column_names(self) -> dict[str, str]: ...

    def remember_columns(self, names: Mapping[str, str]) -> None: ...

    def update(
        self, institutions: Sequence[Institution], *, note: str, expected: int | None = None
    ) -> RegisterVersion: ...


def standing_before(
    register: RegisterStore, number: int, reading: TableReading, *, updating: bool
) -> tuple[list[Institution], int]:
    """What the rows are compared with, and how many institutions there are.

    Of a few changes to institutions that the register knows by code: these, the successors that are named,
    and whoever lists the same pages. A row that may be new is compared with all of them.
    """
    rows = [row.institution for row in reading.rows]
    codes = {one.code for one in rows}
    if updating and "" not in codes and len(codes) <= FEW:
        successors = {one.successor for one in rows if one.successor}
        found = register.standing(
            codes | successors,
            {page.url for one in rows for page in one.pages if page.platform is not Platform.SITE},
        )
        if codes <= {one.code for one in found}:
            return found, register.count()
    found = register.institutions(number, as_stored=True)
    return found, len(found)
