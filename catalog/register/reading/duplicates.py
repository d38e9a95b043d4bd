"""Rows that look like each other: nothing is refused for it, but the operator should look."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from catalog.model import Platform
from catalog.register.faults import Fault
from catalog.register.names.names import name_and_place, plain_name
from catalog.register.reading.likeness import alike
from catalog.register.rows.row import ReadRow

SHOWN_ROWS = 5


def doubles(rows: Sequence[ReadRow]) -> list[Fault]:
    """One notice for each page that several institutions have, and for each institution that stands twice."""
    return [
        *_shared(rows, _pages, "одна страница у нескольких учреждений"),
        *_shared(rows, _who, "учреждение записано не один раз"),
        *_under_two_names(rows),
    ]


def _under_two_names(rows: Sequence[ReadRow]) -> Iterator[Fault]:
    for first, second in alike([row.institution for row in rows]):
        one, other = rows[first], rows[second]
        yield Fault(
            f"похоже на строку {other.number}: «{other.institution.official_name}»",
            "Если это одно учреждение, оставьте одну строку",
            one.sheet,
            one.number,
            value=one.institution.official_name,
        )


def _shared(
    rows: Sequence[ReadRow], keys: Callable[[ReadRow], Iterable[tuple[Hashable, str]]], problem: str
) -> Iterator[Fault]:
    found: dict[Hashable, list[ReadRow]] = defaultdict(list)
    shown: dict[Hashable, str] = {}
    for row in rows:
        for key, value in keys(row):
            found[key].append(row)
            shown[key] = value
    for key, several in found.items():
        if len(several) > 1:
            numbers = ", ".join(str(row.number) for row in several[:SHOWN_ROWS])
            numbers += f" и ещё {len(several) - SHOWN_ROWS}" if len(several) > SHOWN_ROWS else ""
            yield Fault(f"{problem} (строки {numbers})", sheet=several[0].sheet, value=shown[key])


def _pages(row: ReadRow) -> Iterator[tuple[Hashable, str]]:
    """A site may be that of a whole administration."""
    return ((page.url, page.url) for page in row.institution.pages if page.platform is not Platform.SITE)


def _who(row: ReadRow) -> Iterator[tuple[Hashable, str]]:
    one = row.institution
    yield (*name_and_place(one), plain_name(one.address)), one.official_name
