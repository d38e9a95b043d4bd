"""What the register holds before an import: of a few changes, only what they are compared with."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from catalog.model import Institution, RegisterVersion
from catalog.register.matching.blocks import Blocks
from catalog.register.matching.traits import traits
from catalog.register.reading.reading import TableReading

FEW = 500
"""Of so many changes the rest of the register isn't read."""


MOST_NEAR = 30_000
"""Of more, a reading of all is as fast."""


class VersionStore(Protocol):
    """What an import asks of the versions, and how it makes one."""

    def active(self) -> RegisterVersion | None: ...

    def institutions(self, version: int | None = None, *, as_stored: bool = False) -> list[Institution]: ...

    def replace(
        self, institutions: Sequence[Institution], *, note: str, label: str = "", expected: int | None = None
    ) -> RegisterVersion: ...

    def update(
        self, institutions: Sequence[Institution], *, note: str, expected: int | None = None
    ) -> RegisterVersion: ...


class StandingStore(Protocol):
    """What an import asks of single institutions as they stand."""

    def find(self, codes: Collection[str], pages: Collection[str] = ()) -> list[Institution]: ...

    def codes_near(self, sought: Blocks, numbers: Collection[str]) -> set[str]: ...

    def count(self) -> int: ...


class PastStore(Protocol):
    """What an import asks of earlier versions."""

    def former_institutions(self) -> list[Institution]: ...

    def codes_given(self) -> set[str]: ...


class ColumnStore(Protocol):
    """What headers were said to mean."""

    def read(self) -> dict[str, str]: ...

    def remember(self, names: Mapping[str, str]) -> None: ...


class RegisterStore(Protocol):
    """What an import needs of the register in the database."""

    @property
    def versions(self) -> VersionStore: ...

    @property
    def standing(self) -> StandingStore: ...

    @property
    def past(self) -> PastStore: ...

    @property
    def column_names(self) -> ColumnStore: ...


def standing_before(
    register: RegisterStore, number: int, reading: TableReading, *, updating: bool
) -> tuple[list[Institution], int]:
    """What the rows are compared with, and how many institutions there are.

    Of a few changes to institutions that the register knows by code: these, the successors that are named,
    and whoever lists the same pages. Rows that may be new are compared with what is where they are.
    """
    rows = [row.institution for row in reading.rows]
    codes = {one.code for one in rows if one.code}
    if updating and len(rows) <= FEW and (found := _near(register.standing, rows, codes)) is not None:
        return found, register.standing.count()
    found = register.versions.institutions(number, as_stored=True)
    return found, len(found)


def _near(
    standing: StandingStore, rows: Sequence[Institution], codes: AbstractSet[str]
) -> list[Institution] | None:
    """What a few rows have to be compared with; None where that is much of the register."""
    wanted = {*codes, *(one.successor for one in rows if one.successor)}
    urls = {page.url for one in rows for page in one.pages}
    if all(one.code for one in rows):
        found = standing.find(wanted, urls)
        known = {one.code for one in found}
        if all(one.code in known or not one.official_name for one in rows):
            return found
    numbers = {number for one in rows for number in (one.inn, one.ogrn) if number}
    near = standing.codes_near(Blocks([traits(row) for row in rows]), numbers)
    return standing.find(near | wanted, urls) if len(near) <= MOST_NEAR else None
