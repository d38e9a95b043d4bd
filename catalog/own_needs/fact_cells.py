"""Links and numbers of a need in cells: «за что = адрес» a line; beside it who showed it, when, how sure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from catalog.needs.model import NeedLink, NeedPhone, Sureness
from catalog.own_needs.columns import sheet_words
from catalog.register.cells import cells
from catalog.register.cells.cells import clean
from catalog.register.faults import BadCell
from catalog.register.rows.plain_row import PlainRow
from catalog.resource_file import shaped

Fact = TypeVar("Fact", NeedLink, NeedPhone)


@dataclass(frozen=True, slots=True)
class _Said:
    """A fact as its cells have it, one line of each."""

    title: str
    value: str
    source: str
    seen: str
    sure: str


def read_facts(row: PlainRow, key: str, shape: type[Fact], today: date) -> tuple[Fact, ...] | None:
    """The facts of that column; None where the cell says nothing, none where it says that there are none.

    What is wrong is noted in the row. `today`: nobody can have looked later.
    """
    lines = _lines(row.get(key))
    if not lines:
        return None
    if [line.lower() for line in lines] == [sheet_words().none]:
        return ()
    source, seen, sure = (_beside(row, f"{key}_{part}", len(lines)) for part in ("source", "seen", "sure"))
    said = zip(map(_parted, lines), source, seen, sure, strict=True)
    found = [_fact(row, key, shape, _Said(*parted, *beside), today) for parted, *beside in said]
    return tuple(one for one in found if one is not None)


def written_facts(key: str, facts: Sequence[NeedLink | NeedPhone] | None) -> dict[str, str]:
    """The four cells of these facts."""
    if facts is None:
        return {}
    if not facts:
        return {key: sheet_words().none}
    return {
        key: "\n".join(f"{one.title} = {one.value}" for one in facts),
        f"{key}_source": _once([one.source for one in facts]),
        f"{key}_seen": _once([f"{one.seen_on:%d.%m.%Y}" for one in facts]),
        f"{key}_sure": _once([sheet_words().sureness[one.confidence][0] for one in facts]),
    }


def _once(values: list[str]) -> str:
    """One line where all say the same."""
    return values[0] if len(set(values)) == 1 else "\n".join(values)


def _lines(cell: str) -> list[str]:
    return [line for line in map(clean, cell.replace("; ", "\n").split("\n")) if line]


def _beside(row: PlainRow, key: str, count: int) -> list[str]:
    """What the cell says of each of so many facts."""
    lines = [line for line in map(clean, row.get(key).split("\n")) if line]
    if len(lines) > 1 and len(lines) != count:
        problem = f"строк {len(lines)}, а в столбце рядом {count}"
        row.fault(key, BadCell(problem, "Оставьте одну строку на всё или по строке на каждое"))
        return [""] * count
    return lines * count if len(lines) == 1 else lines or [""] * count


def _parted(line: str) -> tuple[str, str]:
    """What it is for, and the address or number; a line without «=» is the value alone."""
    title, parted, value = line.partition("=")
    return (title.strip(), value.strip()) if parted and "://" not in title else ("", line)


def _fact(row: PlainRow, key: str, shape: type[Fact], said: _Said, today: date) -> Fact | None:
    """The fact, or None where something is wrong, which is noted beside its cell."""
    before = len(row.faults)
    values: dict[str, object] = {}
    reads: Mapping[str, Callable[[], dict[str, object]]] = {
        key: lambda: _values(key, said),
        f"{key}_seen": lambda: {"seen_on": _day(said.seen, today)},
        f"{key}_sure": lambda: {"confidence": _sureness(said.sure)},
    }
    for part, read in reads.items():
        try:
            values |= read()
        except BadCell as bad:
            row.fault(part, bad, said.value if part == key else "")
    if len(row.faults) > before:
        return None
    try:
        return shaped(values, shape)
    except ValueError as error:
        row.fault(key, BadCell(str(error), f"Напишите так: {sheet_words().example[key]}"), said.value)
        return None


def _values(key: str, said: _Said) -> dict[str, object]:
    """Of a link its own page may be the source; a number needs one."""
    if not said.title:
        raise BadCell("не сказано, что это", f"Напишите так: {sheet_words().example[key]}")
    if key == "services":
        return {"title": said.title, "url": said.value, "source": said.source or said.value}
    if not said.source:
        raise BadCell("не сказано, откуда номер", "Впишите источник: лучше адрес страницы, где он стоит")
    return {"title": said.title, "phone": said.value, "source": said.source}


def _day(cell: str, today: date) -> date:
    day = cells.day(cell)
    if day is None:
        raise BadCell("не сказано, когда это проверили", f"Впишите день: {today:%d.%m.%Y}")
    if day > today:
        raise BadCell("этот день ещё не настал", "Впишите день, когда это видели")
    return day


def _sureness(cell: str) -> Sureness:
    """What stands there; an operator who says nothing of it is sure."""
    known = sheet_words().sureness
    found = [one for one, words in known.items() if cell.lower() in words]
    if cell and not found:
        ours = ", ".join(one[0] for one in known.values())
        raise BadCell("непонятно, насколько это надёжно", f"Напишите одно из: {ours}")
    return found[0] if found else Sureness.HIGH
