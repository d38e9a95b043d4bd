"""What a source says of an institution, cleaned: capitals, mixed alphabets, quotes, numbers, addresses.

Only the spelling changes. What can't be taken (a mobile number, an e-mail for a site) is left out, counted.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from catalog.model import Institution, Page, Place, Platform
from catalog.pages.address import Address, BadAddress, canonical
from catalog.register.cells.cells import NOTHING, clean
from catalog.register.cells.check_digits import inn_adds_up, ogrn_adds_up
from catalog.sources.model import Found, ReadingNotes
from catalog.sources.names import tidy_name
from catalog.sources.words import Source, words

LONGEST = {"official_name": 1000, "short_name": 300, "address": 400, "kind": 100, "place": 150, "hours": 300}
MOST_PHONES, MOST_PAGES = 3, 8
DIGITS = re.compile(r"\d+")
PHONE = re.compile(r"(?:\+?7|8)?[ (.-]{0,3}\d[\d ()./-]{3,22}\d")
MOBILE = re.compile(r"[78]?9\d{9}")
PART = re.compile(r"(?P<type>[а-яА-ЯёЁ-]{1,6})\.? (?P<name>[^,]{1,80})")
SETTLEMENT = re.compile(
    r"(?:^|, ?)(?P<type>г|гор|с|п|пос|х|д|дер|рп|р\.п|пгт|ст-ца|ст|сл)\.? (?P<name>[А-ЯЁ][\w -]{1,40})(?=,|$)"
)
INN_LENGTHS, OGRN_LENGTHS = (10, 12), (13, 15)
TEN, ELEVEN = 10, 11
NORTH, EAST = (41.0, 82.0), (-180.0, 180.0)
"""Degrees between which any place of the country lies."""


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Cleans the rows of one file: `day` is that of rows without one, `stems` begin the region's places."""

    source: Source
    day: date
    notes: ReadingNotes
    stems: Collection[str] = ()

    def institution(self, found: Found) -> Institution:
        """The row as the register keeps it, without a code."""
        seen = found.seen_on or self.day
        name, short = (
            self._name(found.official_name, "official_name"),
            self._name(found.short_name, "short_name"),
        )
        address = tidy_address(_text(found.address, "address"))
        latitude, longitude = _point(found.latitude, found.longitude)
        return Institution(
            code="",
            official_name=name or short,
            short_name="" if short == name else short,
            kind=_text(found.kind, "kind"),
            place=Place(_text(found.municipality, "place"), _locality(found.locality, address)),
            address=address,
            phone=_phones(found.phones, self.notes),
            inn=_number(found.inn, INN_LENGTHS, self.notes, name),
            ogrn=_number(found.ogrn, OGRN_LENGTHS, self.notes, name),
            latitude=latitude,
            longitude=longitude,
            hours=_text(found.hours, "hours"),
            other_names=tuple(filter(None, (self._name(one, "short_name") for one in found.other_names))),
            pages=_pages(found, self.source, seen, self.notes),
            source=self.source.label,
            seen_on=seen,
        )

    def _name(self, said: str, limit: str) -> str:
        return tidy_name(_text(said, limit), self.stems)


def _text(said: str, limit: str) -> str:
    text = clean(said[: LONGEST[limit] * 4])[: LONGEST[limit]]
    return "" if text.lower() in NOTHING else text


def tidy_address(said: str) -> str:
    """«обл Вологодская,р-н Кирилловский,с Талицы,ул Чучина,д 12» with spaces, points and the usual order."""
    parts = [part.strip() for part in re.sub(r",(?=\S)", ", ", said).split(", ") if part.strip()]
    return ", ".join(map(_part, parts))


def _part(part: str) -> str:
    found = PART.fullmatch(part)
    if not found:
        return part
    kind, name = found["type"], found["name"]
    if kind in words().before:
        return f"{words().before[kind]} {name}"
    return f"{name} {words().after[kind]}" if kind in words().after else part


def _locality(said: str, address: str) -> str:
    text = _text(said, "place")
    if text:
        return text
    *_, found = [None, *SETTLEMENT.finditer(address)]
    if found is None:
        return ""
    kind = found["type"]
    return (
        found["name"] if kind in ("г", "гор") else f"{words().before.get(kind, kind + '.')} {found['name']}"
    )


def _number(said: str, lengths: tuple[int, ...], notes: ReadingNotes, name: str) -> str:
    """An INN or OGRN. One whose check digits fail is kept and told."""
    digits = re.sub(r"[\s'’.,]", "", re.sub(r"[.,]0+$", "", said))
    if not digits or not digits.isascii() or not digits.isdigit() or not digits.strip("0"):
        return ""
    if len(digits) + 1 in lengths:
        digits = "0" + digits  # a number's first zero, lost where it was kept as a number
    if len(digits) not in lengths:
        notes.add("bad_number", f"{name[:40]}: {said}")
        return ""
    adds_up = inn_adds_up(digits) if lengths == INN_LENGTHS else ogrn_adds_up(digits)
    if not adds_up:
        notes.add("check_digits", f"{name[:40]}: {digits}")
    return digits


def _phones(said: tuple[str, ...], notes: ReadingNotes) -> str:
    """Numbers of the institution; mobile ones are somebody's own and left out."""
    kept: list[str] = []
    for cell in said:
        for piece in re.split(r"[;,\n]| и ", cell[:500]):
            number = PHONE.search(piece)
            if not number:
                continue
            digits = "".join(DIGITS.findall(number[0]))
            if MOBILE.fullmatch(digits):
                notes.add("mobile")
                continue
            text = _phone(digits, number[0].strip())
            if text not in kept:
                kept.append(text)
    return ", ".join(kept[:MOST_PHONES])


def _phone(digits: str, written: str) -> str:
    """«8 (8442) 30-70-00» of bare digits; what is parted already stays as it was written."""
    if len(digits) == TEN:
        digits = "8" + digits
    if len(digits) != ELEVEN:
        return written
    area = 4 if digits[1] == "8" and digits[2] != "0" else 3
    if (parted := re.search(r"\((\d{3,5})\)", written)) and digits[1:].startswith(parted[1]):
        area = len(parted[1])
    elif digits[1:4] in ("844", "845", "847") and digits[4] != "2":
        area = 5
    code, rest = digits[1 : 1 + area], digits[1 + area :]
    return f"8 ({code}) {rest[:-4]}-{rest[-4:-2]}-{rest[-2:]}"


def _pages(found: Found, source: Source, seen: date, notes: ReadingNotes) -> tuple[Page, ...]:
    pages: dict[str, Page] = {}
    for said, platform in [*((one, None) for one in found.pages), (found.site, Platform.SITE)]:
        for part in re.split(r"[\s;,]+", said[:1000]):
            if not part or part.lower().strip(".") in NOTHING:
                continue
            if "@" in part and "/" not in part:
                notes.add("mail_for_site")
                continue
            try:
                address = canonical(part) if platform is None else _site(part)
            except BadAddress:
                notes.add("bad_address", part)
                continue
            pages.setdefault(
                address.key, Page(address.platform, address.url, seen_on=seen, source=source.label)
            )
    return tuple(pages.values())[:MOST_PAGES]


def _site(part: str) -> Address:
    """An address of a site's column: what is a page on a platform is taken as that."""
    try:
        return canonical(part, Platform.SITE)
    except BadAddress:
        found = canonical(part)
        if found.platform is Platform.TELEGRAM and "/" not in part:
            raise
        return found


def _point(latitude: str, longitude: str) -> tuple[float | None, float | None]:
    try:
        north, east = float(latitude.replace(",", ".")), float(longitude.replace(",", "."))
    except ValueError:
        return None, None
    if not (NORTH[0] <= north <= NORTH[1] and EAST[0] <= east <= EAST[1]):
        return None, None
    return north, east
