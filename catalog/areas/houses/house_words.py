"""A cell of houses as tokens: houses, signs and words with their senses."""

import re
from dataclasses import dataclass

from catalog.areas.names.house import House, house_at, plain
from catalog.areas.names.words import phrases, senses
from catalog.register.faults import BadCell

SIGNS = ",;:()-"
WORD = re.compile(r"[а-яa-z#&]+")
HOW = "Пишите так: «1–25 нечётные», «2–48, кроме 6», «7а, 7б», «с 14 до конца», «все»"
LONGEST_CELL = 20_000
"""Characters of one cell that are read; an act names some thousand houses in one at most."""


@dataclass(frozen=True, slots=True)
class HouseToken:
    """A house, or a sign or word by its senses."""

    text: str
    house: House | None = None
    means: frozenset[str] = frozenset()


END = HouseToken("", means=frozenset({"stop"}))


def tokens(text: str) -> list[HouseToken]:
    """The tokens of the cell. Raises BadCell for what no list of houses holds."""
    if len(text) > LONGEST_CELL:
        raise BadCell("слишком длинный перечень домов", "Разделите его на несколько строк")
    line = " ".join(plain(text.replace("\n", " ; ").replace("…", "-").replace("...", "-")).split())
    found: list[HouseToken] = []
    at = 0
    while at < len(line):
        token, at = _token(line, at)
        if token and token.means & {"odd", "even"} and found and found[-1].means & {"to", "from"}:
            found.pop()  # «по чётной стороне», «с нечётной стороны»
        found += [token] if token else []
    return [*found, END]


def _token(line: str, at: int) -> tuple[HouseToken | None, int]:
    if line[at].isdigit():
        house = house_at(line, at)
        if house is None:
            raise BadCell(
                f"таких номеров домов не бывает: «{line[at : at + 12].partition(' ')[0]}»",
                "Исправьте номер дома",
            )
        return HouseToken(line[at : house[1]], house[0]), house[1]
    if line[at] in SIGNS:
        return HouseToken(line[at], means=frozenset({line[at]})), at + 1
    word = WORD.match(line, at)
    if not word:
        if line[at] in " .«»\"'“”":
            return None, at + 1
        raise _unreadable(line[at])
    said = _phrase(line, at) or word[0]
    means = senses(said)
    if not means:
        raise _unreadable(said)
    return HouseToken(said, means=means), at + len(said)


def _phrase(line: str, at: int) -> str:
    """What several words say together there: «а также»."""
    return next(
        (
            one
            for one in phrases()
            if line.startswith(one, at) and not line[at + len(one) : at + len(one) + 1].isalpha()
        ),
        "",
    )


def _unreadable(what: str) -> BadCell:
    return BadCell(f"непонятно, какие это дома: «{what}»", HOW)
