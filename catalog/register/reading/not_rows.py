"""Rows of a table that are no institutions: headings, notes, totals, people, numbers, the header again."""

import re
from dataclasses import dataclass, field
from functools import cache

from catalog.register.cells.cells import CODE
from catalog.register.columns.columns import headers_known, plain
from catalog.register.columns.contents import is_institution, is_person
from catalog.register.columns.layout import Layout
from catalog.register.faults import Fault
from catalog.register.files.links import without_links
from catalog.register.sheet import Sheet
from catalog.resource_file import RESOURCES, Words, read_resource

OF_A_HEADING = frozenset({"code", "founder", "kind", "municipality"})
"""Columns in which a heading of the table may stand."""

FEW = 2
"""So many filled cells a heading or a note has at most."""

FEWEST_NUMBERED, ENOUGH_COLUMNS = 2, 3
SHOWN = 30
BRACKETS = re.compile(r"\([^()]{0,200}\)")
NUMBER = re.compile(r"\d{1,6}(?:[.,]0)?\.?|[IVX]{1,6}\.?")


@dataclass(frozen=True, slots=True)
class RowWords:
    """A rows.yaml; its own head says what each is."""

    totals: Words
    notes: Words
    headings: Words


@cache
def row_words() -> RowWords:
    """The words, read and checked once. Raises ResourceError."""
    return read_resource(RESOURCES / "register" / "rows.yaml", RowWords)


@dataclass(slots=True)
class Passed:
    """What was passed over on one sheet, by why."""

    sheet: str
    rows: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def add(self, why: str, number: int, text: str) -> None:
        self.rows.setdefault(why, []).append((number, text))

    def notices(self) -> list[Fault]:
        """A line for each sort, with the rows and what stands there."""
        return [
            Fault(f"{why}: {_listed(rows)}", sheet=self.sheet, row=rows[0][0] if len(rows) == 1 else 0)
            for why, rows in self.rows.items()
        ]


def _listed(rows: list[tuple[int, str]]) -> str:
    shown = [f"строка {number} «{text[:60]}»" for number, text in rows[:SHOWN]]
    more = [f"и ещё {len(rows) - SHOWN}"] if len(rows) > SHOWN else []
    return ", ".join([*shown, *more])


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row that is one of the table, under the heading that stands over it."""

    number: int
    cells: list[str]
    heading: str


def table_rows(sheet: Sheet, layout: Layout) -> tuple[list[KeptRow], Passed]:
    """The rows below the header, and what was passed over."""
    passed, kept, heading = Passed(sheet.name), [], ""
    for number, row in sheet.rows:
        if number <= layout.header_row:
            continue
        why, text = _why_not(sheet, layout, number, row)
        if sheet.by_hand:
            kept.append(KeptRow(number, _nameless_row(layout, row) if why == TOTAL else row, ""))
            continue
        if why == HEADING:
            heading = text
        if why:
            if why != SILENT:
                passed.add(why, number, text)
            continue
        kept.append(KeptRow(number, row, heading))
    return kept, passed


def _nameless_row(layout: Layout, row: list[str]) -> list[str]:
    """The row without what stands as its name, so that the form says that a name is missing."""
    at = layout.indexes.get("official_name")
    return ["" if number == at else cell for number, cell in enumerate(row)]


HEADING, SILENT = "подзаголовки пропущены", "silent"
TOTAL = "строки итогов пропущены"
NOTE = "примечания пропущены"
PERSON = "похоже на людей, а не на учреждения, пропущены"
IN_BRACKETS = "не учреждения, а строки учёта, пропущены"
NO_NAME = "вместо названия число, пропущены"


def _why_not(sheet: Sheet, layout: Layout, number: int, row: list[str]) -> tuple[str, str]:
    """Why the row is no institution, and what stands there; nothing where it may be one."""
    filled = [(at, without_links(cell).strip()) for at, cell in enumerate(row) if cell.strip()]
    if _is_numbering([text for _, text in filled]) or _is_header(row, layout):
        return SILENT, ""
    at = layout.indexes.get("official_name")
    name = without_links(row[at]).strip() if at is not None and at < len(row) else ""
    texts = [text for _, text in filled if not NUMBER.fullmatch(text)]
    if beside := _beside(texts):
        return beside
    if not name:
        return _person(layout, filled) or _nameless(layout, filled, texts)
    if why := _name_of_none(name, is_bare=len(texts) <= FEW):
        return why, name
    is_alone = len(texts) == 1 and (number in sheet.wide or len(filled) <= FEW)
    if is_alone and _is_heading(layout, name, is_wide=number in sheet.wide):
        return HEADING, name
    return "", ""


def _beside(texts: list[str]) -> tuple[str, str] | None:
    """Totals and notes, told by the first words of the row."""
    first = texts[0] if texts else ""
    if plain(first).startswith(row_words().totals):
        return TOTAL, first
    if plain(first).startswith(row_words().notes) and len(texts) <= FEW:
        return NOTE, first
    return None


def _name_of_none(name: str, *, is_bare: bool) -> str:
    """Why nothing can be called so; empty where something can. `is_bare`: the row says no more of it."""
    if not any(sign.isalpha() for sign in name) and "№" not in name:
        return NO_NAME
    bare = " ".join(BRACKETS.sub(" ", name).split())
    if is_person(name) or is_person(bare):
        return PERSON
    if is_bare and bare != name and not is_institution(bare) and bare:
        return IN_BRACKETS
    return ""


def _person(layout: Layout, filled: list[tuple[int, str]]) -> tuple[str, str] | None:
    """A line of a directory: somebody with a telephone, of the office that was named before."""
    told = {index for key, index in layout.indexes.items() if key != "phone"}
    if any(at in told for at, _ in filled):
        return None
    return next(((PERSON, text) for _, text in filled if is_person(text)), None)


def _nameless(layout: Layout, filled: list[tuple[int, str]], texts: list[str]) -> tuple[str, str]:
    """A few words where no name stands are a heading or a note; anything more is a name forgotten."""
    told = {index for key, index in layout.indexes.items() if key not in OF_A_HEADING}
    told |= {at for at, text in filled if at == layout.indexes.get("code") and CODE.fullmatch(text)}
    if not texts:
        return (SILENT, "") if len(filled) <= FEW and not any(at in told for at, _ in filled) else ("", "")
    where = next(at for at, text in filled if text == texts[0])
    if len(texts) > FEW or where in told or not any(sign.isalpha() for sign in texts[0]):
        return "", ""
    is_long = len(texts[0]) > LONGEST_HEADING
    return (NOTE if is_long else HEADING), texts[0]


LONGEST_HEADING = 120


def _is_heading(layout: Layout, name: str, *, is_wide: bool) -> bool:
    """A name alone in its row, where the table has more to say, that tells of no single institution."""
    if is_wide:
        return True
    said = plain(name)
    is_one = is_institution(name) and said not in _plurals() and not said.startswith(row_words().headings)
    return len(layout.indexes) >= ENOUGH_COLUMNS and not is_one


@cache
def _plurals() -> frozenset[str]:
    """«детские сады», «школы»: the kinds as a heading names them."""
    from catalog.search.vocabulary.vocabulary import load_vocabulary

    return frozenset(plain(kind.name.several) for kind in load_vocabulary().kinds.values())


def _is_numbering(texts: list[str]) -> bool:
    """«1 | 2 | 3 | …» under the header, as official forms have it."""
    return len(texts) >= FEWEST_NUMBERED and texts == [str(at) for at in range(1, len(texts) + 1)]


def _is_header(row: list[str], layout: Layout) -> bool:
    """The header again, as where pages were printed one after another, or another table begins."""
    said = [(row[at], layout.headers[key]) for key, at in layout.indexes.items() if at < len(row)]
    if said and all(plain(cell) == plain(header) for cell, header in said):
        return True
    at = layout.indexes.get("official_name")
    known = headers_known()
    if at is None or at >= len(row) or known.get(plain(row[at]), ("", 0))[0] != "official_name":
        return False
    return len({known[plain(cell)][0] for cell in row if plain(cell) in known}) >= ENOUGH_COLUMNS
