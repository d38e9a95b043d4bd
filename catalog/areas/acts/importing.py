"""A table of areas into the register: planned first, shown, and then applied whole or not at all."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from catalog.areas.acts.institutions import Institutions
from catalog.areas.acts.overlaps import overlaps
from catalog.areas.acts.table import TableReader
from catalog.areas.houses.houses import joined
from catalog.areas.houses.read_houses import read_houses
from catalog.areas.houses.write_houses import write_houses
from catalog.areas.model import Area
from catalog.areas.names.places import make_places
from catalog.model import RegisterVersion
from catalog.register.changes.current_state import VersionStore
from catalog.register.faults import Fault, RegisterRefused
from catalog.register.files.files import LIMIT_MB, read_sheets
from catalog.search.places.region_places import load_places

NO_REGISTER = Fault("в реестре нет ни одного учреждения", "Сначала загрузите реестр: gospublic import ФАЙЛ")
LONGEST_FILE = 200


class AreaStore(Protocol):
    """What an import of areas asks of those in the database, and how it changes them."""

    def beside(self, version: int, file: str, codes: Collection[str]) -> list[Area]: ...

    def replace(
        self, file: str, wanted: Sequence[Area], *, note: str, expected: int | None = None
    ) -> RegisterVersion: ...


class AreaRegister(Protocol):
    """What an import of areas needs of the register in the database."""

    @property
    def versions(self) -> VersionStore: ...

    @property
    def areas(self) -> AreaStore: ...


@dataclass(frozen=True, slots=True)
class AreaPreview:
    """What a file would do. With faults it can't be applied."""

    file: str
    areas: tuple[Area, ...] = ()
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
    added: int = 0
    removed: int = 0
    unchanged: int = 0
    expected: int = 0


def preview_areas(
    register: AreaRegister, path: Path, region: str, *, name: str = "", limit_mb: int = LIMIT_MB
) -> AreaPreview:
    """What the file would do to the areas that a file of that name brought before. Changes nothing.

    `name`: instead of the file's own. Raises what the store raises.
    """
    file, active = (name or path.name)[:LONGEST_FILE], register.versions.active()
    try:
        sheets, _ = read_sheets(path, limit_mb)
    except RegisterRefused as refused:
        return AreaPreview(file, faults=refused.faults)
    if active is None:
        return AreaPreview(file, faults=(NO_REGISTER,))
    institutions = register.versions.institutions(active.number)
    places = make_places(institutions, load_places(region))
    table = TableReader(Institutions(institutions), places).read(sheets, file)
    if table.faults:
        return AreaPreview(file, faults=tuple(table.faults), notices=tuple(table.notices))
    kinds = {one.code: one.kind for one in institutions}
    notices = (*table.notices, *overlaps(table, lambda code: kinds.get(code, "")))
    standing = register.areas.beside(active.number, file, {area.code for area in table.areas})
    compared = _compared(_compact(table.areas), standing, file)
    return replace(compared, notices=notices, expected=active.number)


def _compared(wanted: Sequence[Area], standing: Sequence[Area], file: str) -> AreaPreview:
    """Lines that another file brought already are not taken a second time."""
    others = {replace(one, file="") for one in standing if one.file != file}
    own = [one for one in wanted if replace(one, file="") not in others]
    before, after = Counter(one for one in standing if one.file == file), Counter(own)
    same = (before & after).total()
    return AreaPreview(
        file,
        tuple(own),
        added=after.total() - same,
        removed=before.total() - same,
        unchanged=same + len(wanted) - len(own),
    )


def _compact(areas: Sequence[Area]) -> list[Area]:
    """The lines of one institution about one street as one: tables with a row a house are long."""
    found: dict[Area, list[str]] = {}
    for area in areas:
        found.setdefault(replace(area, houses=""), []).append(area.houses)
    return [replace(area, houses=_together(houses)) for area, houses in found.items()]


def _together(houses: Sequence[str]) -> str:
    if len(houses) == 1 or "" in houses:
        return houses[0] if len(houses) == 1 else ""
    return write_houses(joined([part for one in houses for part in read_houses(one).parts]))


def apply_areas(areas: AreaStore, preview: AreaPreview, note: str) -> RegisterVersion:
    """Makes it the next version, in one transaction.

    Raises RegisterRefused where the preview has faults, RegisterChanged if another version was made
    meanwhile, and what the store raises.
    """
    if preview.faults:
        raise RegisterRefused(preview.faults)
    return areas.replace(preview.file, preview.areas, note=note, expected=preview.expected)
