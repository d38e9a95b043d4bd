"""Rows beside what the register holds: nothing is refused for it, but the operator should look."""

from collections.abc import Hashable, Iterable, Sequence

from catalog.model import Institution, Platform
from catalog.register.faults import Fault
from catalog.register.names import name_and_place, plain_name
from catalog.register.row import ReadRow


def already_there(
    rows: Sequence[ReadRow], coded: Sequence[Institution], register: Sequence[Institution]
) -> list[Fault]:
    """A notice for each row that would add what the register already has under another code.

    `coded`: the institutions of the rows, with their codes.
    """
    known = {one.code for one in register}
    given = {one.code for one in coded}
    owners: dict[Hashable, Institution] = {}
    for one in register:
        if one.code not in given:
            owners.update(dict.fromkeys(_identities(one), one))
    found = (
        (row, next((owners[key] for key in _identities(one) if key in owners), None))
        for row, one in zip(rows, coded, strict=True)
        if one.code not in known
    )
    return [
        Fault(
            f"похоже, оно уже есть в реестре под кодом {owner.code}: {owner.official_name}",
            "Если это оно, впишите этот код: он напечатан на дверях",
            row.sheet,
            row.number,
            value=row.institution.official_name,
        )
        for row, owner in found
        if owner
    ]


def recognised_otherwise(
    rows: Sequence[ReadRow], coded: Sequence[Institution], register: Sequence[Institution]
) -> list[Fault]:
    """A notice for each row without a code that was found again although its name is another one now."""
    known = {one.code: one for one in register}
    return [
        Fault(
            f"строка узнана по ОГРН или странице, в реестре это «{before.official_name}»",
            "Если это другое учреждение, впишите ему новый код",
            row.sheet,
            row.number,
            value=one.official_name,
        )
        for row, one in zip(rows, coded, strict=True)
        if not row.institution.code and (before := known.get(one.code))
        if plain_name(before.official_name) != plain_name(one.official_name)
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


def _identities(one: Institution) -> list[Hashable]:
    """What two different institutions hardly ever share."""
    pages = [page.url for page in one.pages if page.platform is not Platform.SITE]
    ogrn = [(one.ogrn, plain_name(one.official_name))] if one.ogrn else []
    place = [name_and_place(one)] if one.place.locality else []
    return [*pages, *ogrn, *place]
