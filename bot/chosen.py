"""Which institutions somebody means who prints or writes to many: «Елань», «школа, Волжский», or all."""

from collections.abc import Iterable

from bot.web.api.parameters import Wanted
from bot.web.api.selection import Filter
from catalog.model import Institution
from catalog.search import Catalog, Decision

LONGEST = 500
NOBODY = "По словам «{where}» никого нет. Напишите место, вид или и то и другое: «школа, Волжский»."


class NobodyChosenError(Exception):
    """`str()` says so in a sentence."""


def chosen(catalog: Catalog, where: str = "") -> list[Institution]:
    """Those that fit each part between commas, by code; all where nothing is said. None that has closed.

    A part is a kind or a place by its full name, else words as residents say them: then all that fit equally
    well. Raises NobodyChosenError.
    """
    parts = [part for part in map(str.strip, where[:LONGEST].split(",")) if part]
    found = {one.code for one in catalog.institutions if not one.successor}
    for part in parts:
        found &= _named(catalog, part) or _said(catalog, part)
    if parts and not found:
        raise NobodyChosenError(NOBODY.format(where=where[:LONGEST]))
    return [one for one in catalog.institutions if one.code in found]


def _named(catalog: Catalog, part: str) -> set[str]:
    return _fitting(catalog, Wanted(kind=part)) or _fitting(catalog, Wanted(place=part))


def _fitting(catalog: Catalog, wanted: Wanted) -> set[str]:
    fits = Filter(catalog, wanted, {})
    return _codes(one for one in catalog.institutions if fits(one))


def _said(catalog: Catalog, part: str) -> set[str]:
    result = catalog.search(part)
    return set(result.fitting) if result.decision in (Decision.ANSWER, Decision.CHOOSE) else set()


def _codes(institutions: Iterable[Institution]) -> set[str]:
    return {one.code for one in institutions}
