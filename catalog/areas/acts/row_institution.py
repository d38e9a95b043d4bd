"""Whom a row is about; and headings, which name an institution, a place or the act for the rows below."""

import re

from catalog.areas.acts.institutions import Institutions
from catalog.areas.acts.place_cells import PlaceReader
from catalog.areas.acts.row import Carried
from catalog.areas.names.places import NOWHERE, municipality_of, name_of, texts
from catalog.areas.names.words import column_words
from catalog.model import Institution
from catalog.register.cells.cells import clean
from catalog.register.faults import BadCell
from catalog.register.rows.plain_row import PlainRow
from catalog.search.places.place_names import bare_name, split_place

UNKNOWN = BadCell("такого учреждения в реестре нет", "Сверьте название с реестром или укажите код")
SEVERAL = BadCell("таких учреждений несколько", "Укажите код из реестра или муниципальное образование")
NO_CODE = BadCell("учреждения с таким кодом в реестре нет", "Сверьте код с реестром")
NOT_NAMED = BadCell("не указано учреждение", "Впишите название или код")
LONGEST_ACT = 500


def is_act(text: str) -> bool:
    """Whether a line names an act with its number or date."""
    said = text.lower()
    return any(word in said for word in column_words().act) and bool(re.search(r"\d", said))


def act_named(text: str) -> str:
    return clean(text)[:LONGEST_ACT]


def _in_district(found: list[Institution], row: PlainRow) -> list[Institution]:
    """Of several those in the city's district that the row names, which may stand under «Район»."""
    named = row.get("district") or row.get("municipality")
    if len(found) < 2 or not named:  # noqa: PLR2004 - nothing to choose
        return found
    district = texts(name_of(bare_name(named)))
    return [one for one in found if texts(name_of(split_place(one.place)[1])) == district] or found


class InstitutionReader:
    """Finds whom rows are about."""

    def __init__(self, institutions: Institutions, places: PlaceReader) -> None:
        self._institutions, self._places = institutions, places

    def is_one(self, text: str) -> bool:
        """Whether the text is an institution's name or code."""
        return bool(self._institutions.named(text, NOWHERE))

    def is_heading(self, row: PlainRow, text: str, at: int, carried: Carried) -> bool:
        """Takes over what a row of one cell says for those below; False where it is none. `at`: its index."""
        alone = next(iter(row.cells), "")
        found = self._institutions.named(text, municipality_of(carried.municipality))
        if len(found) == 1:
            carried.name(found[0])
        elif is_act(text):
            carried.basis = act_named(text)
        elif alone in ("street", "houses", "locality") and (carried.institution or carried.unknown):
            return False
        elif self._places.is_locality(text):
            carried.locality, carried.street = text, ""
        elif self._places.is_municipality(text):
            carried.municipality = text
        else:
            carried.name(None)
            key = "code" if alone == "code" else "institution"
            row.fault(key, SEVERAL if found else NO_CODE if alone == "code" else UNKNOWN, text, at=at)
        return True

    def institution(self, row: PlainRow, carried: Carried) -> Institution | None:
        """Whom the row is about; None with a fault noted, here or above."""
        if code := row.get("code"):
            found = self._institutions.by_code(code)
            if not found:
                row.fault("code", NO_CODE)
            return carried.name(found)
        name = row.get("institution")
        if not name:
            if not carried.institution and not carried.unknown:
                only_codes = "code" in row.layout.indexes and "institution" not in row.layout.indexes
                row.fault("code" if only_codes else "institution", NOT_NAMED)
            return carried.institution
        own = municipality_of(row.get("municipality", carried.municipality))
        several = _in_district(self._institutions.named(name, own), row)
        if len(several) != 1:
            row.fault("institution", SEVERAL if several else UNKNOWN)
            return carried.name(None)
        return carried.name(several[0])
