"""Several sources of one institution become one row: field by field the source that knows better.

Sources are taken in the order of trust in names; each row of the next one is looked for among those that
stand, by the same rules as a row of a spreadsheet is looked for in the register.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from catalog.model import Institution, Page, Place, Platform
from catalog.register.matching.pairing import MatchState, match
from catalog.sources.words import Source, source_of, trust

SINGLE = ("official_name", "short_name", "kind", "address", "phone", "hours", "inn", "ogrn")
TOLD = {
    "phone": "телефон",
    "address": "адрес",
    "hours": "часы работы",
    "point": "координаты",
    "pages": "страницы",
    "site": "сайт",
}
"""Fields whose source is told beside the row's where it is another one."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """An institution as one source has it. `code` is its own within the run, `parent` that of its head."""

    source: str
    one: Institution
    parent: str = ""
    is_parent_only: bool = False


@dataclass(slots=True)
class Group:
    """All that the sources say of one institution."""

    rows: list[Sourced]

    @property
    def code(self) -> str:
        return self.rows[0].one.code


def merged(by_source: Sequence[Sequence[Sourced]]) -> list[Group]:
    """The rows of all sources, those of one institution together; rows of one source never are."""
    ordered = sorted(by_source, key=lambda rows: trust("official_name")[rows[0].source] if rows else 0)
    groups: dict[str, Group] = {}
    for rows in ordered:
        standing = [replace(combined(group), code=group.code) for group in groups.values()]
        found = _found(rows, standing) if standing else {}
        for at, row in enumerate(rows):
            if at in found:
                groups[found[at]].rows.append(row)
            else:
                groups[row.one.code] = Group([row])
    return list(groups.values())


def _found(rows: Sequence[Sourced], standing: Sequence[Institution]) -> dict[int, str]:
    """Position of a row → the code of whom it surely is; of a doubtful one the import will ask."""
    matches = match([replace(row.one, code="") for row in rows], standing)
    return {one.row: one.found[0].code for one in matches if one.verdict is MatchState.SURE}


def combined(group: Group) -> Institution:
    """One row of a group's; «Источник» names the source of what comes from another than the name."""
    rows = group.rows
    main = min(rows, key=lambda row: trust("official_name")[row.source])
    if len(rows) == 1:
        return main.one
    by_field = {name: _best(rows, name) for name in SINGLE}
    one = replace(
        main.one, **{name: getattr(row.one, name) for name, row in by_field.items() if row is not None}
    )
    point = _trusted([row for row in rows if row.one.latitude is not None], "point")
    if point is not None:
        one = replace(one, latitude=point.one.latitude, longitude=point.one.longitude)
    one = replace(one, place=_place(rows), pages=_pages(rows), other_names=_names(rows, one))
    told: dict[str, list[str]] = {}
    for name, row in [*by_field.items(), ("point", point)]:
        if row is not None and row.source != main.source and name in TOLD:
            told.setdefault(row.source, []).append(TOLD[name])
    for row in rows:
        if row.source != main.source and any(page in one.pages for page in row.one.pages):
            told.setdefault(row.source, []).append(TOLD["pages"])
    return replace(one, source=_label(main, told), seen_on=_seen(by_field, main))


def _best(rows: Sequence[Sourced], name: str) -> Sourced | None:
    return _trusted([row for row in rows if getattr(row.one, name)], name)


def _trusted(rows: Sequence[Sourced], name: str) -> Sourced | None:
    return min(rows, key=lambda row: trust(name)[row.source], default=None)


def _place(rows: Sequence[Sourced]) -> Place:
    """Each part of the most trusted that has it."""
    ordered = sorted(rows, key=lambda row: trust("place")[row.source])
    parts = {
        part: next((value for row in ordered if (value := getattr(row.one.place, part))), "")
        for part in ("municipality", "locality", "district")
    }
    return Place(**parts)


def _pages(rows: Sequence[Sourced]) -> tuple[Page, ...]:
    """Of each platform the pages of the most trusted source that has any."""
    found: list[Page] = []
    for platform in Platform:
        name = "site" if platform is Platform.SITE else "pages"
        having = [row for row in rows if row.one.page(platform)]
        if best := _trusted(having, name):
            found += [page for page in best.one.pages if page.platform is platform]
    return tuple(found)


def _names(rows: Sequence[Sourced], one: Institution) -> tuple[str, ...]:
    said = [
        name for row in rows for name in (row.one.official_name, row.one.short_name, *row.one.other_names)
    ]
    known = {one.official_name.casefold(), one.short_name.casefold(), ""}
    return tuple(dict.fromkeys(name for name in said if name.casefold() not in known))


def _label(main: Sourced, told: dict[str, list[str]]) -> str:
    parts = [_dated(main.source, main.one.seen_on)]
    parts += [f"{', '.join(dict.fromkeys(names))}: {_name(source)}" for source, names in told.items()]
    return "; ".join(parts)


def _name(key: str) -> str:
    source: Source | None = source_of(key)
    return source.label if source else key


def _dated(key: str, day: date | None) -> str:
    return f"{_name(key)}, {day:%d.%m.%Y}" if day else _name(key)


def _seen(by_field: dict[str, Sourced | None], main: Sourced) -> date | None:
    """The day of what a day hides: of telephone and address, the older."""
    days = [row.one.seen_on for name in ("phone", "address") if (row := by_field[name]) and row.one.seen_on]
    return min(days) if days else main.one.seen_on
