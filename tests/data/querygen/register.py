"""The register as rows, and the rules that say which of them a query fits.

Labels come from these rules alone, never from a search.
"""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PREFIX = re.compile(r"^(?:г|р\.п|с|станица)\.?\s+")
PATRON = re.compile(
    r"(?:имени|им\.)\s+(?:Героя \w+ (?:Союза|Федерации)\s+)?(?:\w\.\s*\w\.\s*)?([А-ЯЁ][а-яё]+)"
)


@dataclass(frozen=True)
class Row:
    """One institution of the register, with what the rules look at read out of its names."""

    code: str
    full: str
    short: str
    kind: str
    municipality: str
    place: str
    address: str

    @cached_property
    def number(self) -> str:
        found = re.search(r"№\s*(\d+)", self.short) or re.search(r"№\s*(\d+)", self.full)
        return found[1] if found else ""

    @cached_property
    def locality(self) -> str:
        """The town or village without its kind: «г. Фролово» → «Фролово»."""
        return PREFIX.sub("", self.place)

    @cached_property
    def patron(self) -> str:
        found = PATRON.search(self.full)
        return found[1] if found else ""

    @cached_property
    def brand(self) -> str:
        """The innermost name in quotation marks, number and kind left out."""
        names = [
            n for n in re.findall(r"«([^«»]+)»", self.short + self.full) if re.match(r"[А-ЯЁ][а-яё ]+$", n)
        ]
        return names[0] if names else ""

    def lies_in(self, place: str) -> bool:
        """`place` is a town or village, «… район», «го …» (the town without its district) or «область»."""
        if place == "область":
            return self.municipality.endswith("область")
        if place.endswith(" район"):
            return self.municipality == place.replace(
                " район", " муниципальный район"
            ) or self.place.endswith(f", {place}")
        if place.startswith("го "):
            return self.municipality.endswith(place[3:]) and "округ" in self.municipality
        return place in (self.locality, self.locality.split(",")[0])


def read_register(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            Row(
                code=line["Код"],
                full=line["Полное наименование"],
                short=line["Краткое наименование"],
                kind=line["Тип"],
                municipality=line["Муниципальное образование"],
                place=line["Населённый пункт"],
                address=line["Адрес"],
            )
            for line in csv.DictReader(file)
        ]


CONDITIONS: dict[str, Callable[[Row, str], bool]] = {
    "kind": lambda row, value: row.kind == value,
    "number": lambda row, value: row.number == value,
    "in": lambda row, value: row.lies_in(value),
    "patron": lambda row, value: row.patron == value,
    "brand": lambda row, value: f"«{value}»" in row.short + row.full,
    "street": lambda row, value: f"{row.address},".startswith(f"ул. {value},"),
    "house": lambda row, value: row.address.endswith(f"д. {value}"),
    "named": lambda row, value: value.casefold() in f"{row.full} {row.short}".casefold(),
    "code": lambda row, value: row.code == value,
}


def fits(row: Row, key: str, value: str) -> bool:
    """Whether the row meets one condition; the alternatives in `value` stand apart by «|»."""
    return any(CONDITIONS[key](row, option) for option in value.split("|"))


def conditions(rule: str) -> list[tuple[str, str]]:
    return [
        (key.strip(), value.strip()) for key, _, value in (part.partition("=") for part in rule.split(";"))
    ]


def select(rows: list[Row], rule: str) -> list[str]:
    """Codes of the rows that meet every condition («kind=школа; number=5; in=Волжский»); none of «none»."""
    if rule in ("none", "service"):
        return []
    meant = conditions(rule)
    return [row.code for row in rows if all(fits(row, key, value) for key, value in meant)]
