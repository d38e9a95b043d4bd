"""The number of a house: 7, 7а, 7/2, 12 корпус 2, 1/2 строение 7."""

import re
from dataclasses import dataclass

LARGEST = 9_999
LETTERS = str.maketrans("abcehkmoptxyiu", "авсенкмортхуиц")
DASHES = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), "\\": "/"})
QUOTED = re.compile(r"[«\"'“„`]\s?([а-я])\s?[»\"'”“`]")
NUMBER_SIGN = re.compile(r"[№#][№#\s]*")
LATIN = re.compile(r"[a-z]")
LATIN_LETTER = re.compile(r"(?<=\d)\s?-?[a-z](?![a-z0-9])")
POINTED = re.compile(r"(?<![а-я])(корпус|корп|кор|к|строение|стр|с|литера|литер|лит)\.\s{0,3}")
BUILDING = r"(?:корпуса?|корп|кор)"
STRUCTURE = r"(?:строение|стр)"
LETTER = r"(?:литера?|лит)"
AFTER = r"(?=[кс]\d|(?![а-я0-9]))"
HOUSE = re.compile(
    r"(?P<number>\d{1,4})(?!\d)"
    rf"(?:-?(?P<letter>[а-я]){AFTER}|\s-?(?P<apart>[абг-зл-нпртф-я]|в(?!\s[а-я]))(?![а-я0-9]))?"
    rf"(?P<slashed>(?:\s?/\s?\d{{1,4}}(?:\s?-?[а-я]{AFTER})?){{0,2}})"
    rf"(?:,?\s?{LETTER}\s?(?P<lettered>[а-я])(?![а-я0-9]))?"
    rf"(?:(?:,?\s?{BUILDING}\s?|\s?-?к\s?-?)(?P<building>\d{{1,3}}[а-я]?){AFTER})?"
    rf"(?:(?:,?\s?{STRUCTURE}\s?|\s?с)(?P<structure>\d{{1,3}}[а-я]?)(?![а-я0-9]))?"
)
"""A house that begins here, in plain text (`plain`). A building has a number: «12к» is a letter."""


@dataclass(frozen=True, slots=True)
class House:
    """A number and what follows it: «а», «/2», «к2», «с7», in this order."""

    number: int
    rest: str = ""

    def __str__(self) -> str:
        return f"{self.number}{self.rest}"


def house_of(written: str) -> House:
    """The house of its own spelling, as `str` made it."""
    rest = written.lstrip("0123456789")
    return House(int(written[: len(written) - len(rest)]), rest)


def plain(text: str) -> str:
    """The text in lower case, without ё, with one kind of dashes and of letters."""
    lower = NUMBER_SIGN.sub("# ", text.lower().replace("ё", "е").translate(DASHES))
    if LATIN.search(lower):
        lower = LATIN_LETTER.sub(lambda found: found[0].translate(LETTERS), lower)
    return POINTED.sub(r"\1 ", QUOTED.sub(r"\1", lower))


def house_at(text: str, at: int) -> tuple[House, int] | None:
    """The house that begins there in plain text, and where it ends."""
    found = HOUSE.match(text, at)
    if not found or not int(found["number"]):
        return None
    slashed = re.sub(r"[\s-]", "", found["slashed"] or "")
    rest = (found["letter"] or found["apart"] or "") + slashed + (found["lettered"] or "")
    rest += f"к{found['building']}" if found["building"] else ""
    rest += f"с{found['structure']}" if found["structure"] else ""
    return House(int(found["number"]), rest), found.end()


def read_house(text: str) -> House | None:
    """The house that the whole text is, or None."""
    whole = " ".join(plain(text).split())
    found = house_at(whole, 0)
    return found[0] if found and found[1] == len(whole) else None
