"""Rows beside what the register holds: nothing is refused for it, but the operator should look."""

from collections.abc import Iterable, Sequence

from catalog.model import Institution, Platform
from catalog.register.faults import Fault
from catalog.register.matching.pairing import RowMatch
from catalog.register.rows.row import ReadRow


def recognised_otherwise(rows: Sequence[ReadRow], renamed: Iterable[RowMatch]) -> list[Fault]:
    """A notice for each row that was found again although its name is another one now."""
    return [
        Fault(
            f"строка узнана ({', '.join(one.reasons)}), в реестре это «{one.found[0].official_name}»",
            "Если это другое учреждение, впишите ему новый код",
            rows[one.row].sheet,
            rows[one.row].number,
            value=rows[one.row].institution.official_name,
        )
        for one in renamed
    ]


def pages_of_others(
    rows: Sequence[ReadRow], coded: Sequence[Institution], staying: Iterable[Institution]
) -> list[Fault]:
    """A notice for each page of a row that an institution which stays as it is has already."""
    owners = {page.url: one for one in staying for page in one.pages if page.platform is not Platform.SITE}
    return [
        Fault(
            f"эта страница в реестре уже стоит у другого: {owners[page.url].code} "
            f"{owners[page.url].official_name}",
            "Проверьте, чья она",
            row.sheet,
            row.number,
            value=page.url,
        )
        for row, one in zip(rows, coded, strict=True)
        for page in one.pages
        if page.url in owners
    ]
