"""A cell with several streets: «ул. Кутузова: дома 7а, 15; улица Тургенева: с 16 по 46; СНТ «Дубрава»»."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from catalog.areas.houses.house_words import LONGEST_CELL
from catalog.areas.names.house import plain
from catalog.areas.names.stems import name_words
from catalog.areas.names.streets import longest_type, types
from catalog.areas.names.words import senses, street_words
from catalog.register.faults import BadCell

ATOM = re.compile(r"(?:[^;,\n()]|\([^()]{0,300}\)|[()])+|[;,\n]")
LOCALITY = re.compile(
    r"^(?:г|гор|город|с|село|х|хут|хутор|п|пос|поселок|посёлок|рп|р\.\s?п|пгт|ст-ца|ст|станица|д|дер|деревня|сл|слобода)"
    r"(?:\.\s?|\s)(?=[А-ЯЁ])",
)
ORDINAL = re.compile(r"(?<!\d)\d{1,4}(?:\s?-\s?)?[а-яё]{1,3}$")
NTH = re.compile(r"(?<!\d)\d{1,4}\s?-?\s?(?:ая|яя|ой|ый|ий|го|ого|й|я|ти|ми|летия|лет|летие)$")
NTHS = re.compile(
    r"(?<![\w-])(?P<many>(?:\d{1,3}\s?-?(?:й|я|е|ая|ый|ий|ой)\s?(?:,|и)\s?){1,20})"
    r"(?P<last>\d{1,3}\s?-?(?:й|я|е|ая|ый|ий|ой))\s(?P<name>[А-ЯЁ][^;,:\n]{0,100})(?P<houses>:[^;\n]{0,2000})?"
)
"""«1-я, 2-я и 3-я Садовая: 1–20»."""

BORDER = re.compile(r":|\s[-–—]\s|\s[-–—](?=\d)")
WORD = re.compile(r"\([^()]*\)|[^\s]+")


@dataclass(slots=True)
class StreetCell:
    """One street of a cell, with what the cell says of its houses; a locality may be named before it."""

    street: str
    houses: str = ""
    locality: str = ""
    parts: list[str] = field(default_factory=list)


def read_streets(text: str, is_locality: Callable[[str], bool]) -> list[StreetCell]:
    """The streets of the cell, in order. Raises BadCell where houses stand before any street."""
    if len(text) > LONGEST_CELL:
        raise BadCell("слишком длинная ячейка", "Разделите её на несколько строк")
    found: list[StreetCell] = []
    locality, before = "", ";"
    for atom in ATOM.findall(NTHS.sub(_each, " ".join(text.split(" ")))):
        if atom in ";,\n":
            before = atom
            continue
        atom = atom.strip(" .")  # noqa: PLW2901 - the same, without its edges
        if not atom:
            continue
        named = _locality(atom, is_locality)
        if named:
            locality, atom = named  # noqa: PLW2901
            found.append(StreetCell("", locality=locality))
            if not atom:
                continue
        name, houses = _split(atom)
        if name:
            if found and not found[-1].street and found[-1].locality == locality and not found[-1].houses:
                found.pop()
            found.append(StreetCell(name, houses, locality))
        elif found:
            found[-1].houses = f"{found[-1].houses}{before} {houses}".lstrip("; ,")
        else:
            raise BadCell(
                f"непонятно, какая это улица: «{atom[:40]}»", "Начните с названия: «ул. Мира: 1–25»"
            )
        before = ","
    return found


def _each(found: re.Match[str]) -> str:
    """The streets one by one, each with the houses."""
    nths = [*re.findall(r"\d{1,3}\s?-?[а-я]{1,2}", found["many"].replace(" и ", ", ")), found["last"]]
    return "; ".join(f"{nth} {found['name'].strip()}{found['houses'] or ''}" for nth in nths)


def _locality(atom: str, is_locality: Callable[[str], bool]) -> tuple[str, str] | None:
    """The locality that the atom begins with, and the rest of it."""
    if not LOCALITY.match(atom):
        return None
    name, border, rest = atom.partition(":")
    if not border:
        name, border, rest = (
            re.split(r"(\s[-–—]\s)", atom, maxsplit=1) if re.search(r"\s[-–—]\s", atom) else (atom, "", "")
        )
    if is_locality(name.strip()):
        return name.strip(), rest.strip()
    return _before_street(atom, is_locality)


def _before_street(atom: str, is_locality: Callable[[str], bool]) -> tuple[str, str] | None:
    """«с. Сабуровка ул. Мира»: no sign stands between. Raises BadCell where nobody knows such a place."""
    words = WORD.findall(atom)
    street = next((at for at in range(2, len(words)) if _typed(words[at:])), None)
    if street is None:
        return None
    name = " ".join(words[:street])
    if not is_locality(name):
        raise BadCell(f"такого населённого пункта нет: «{name[:80]}»", "Проверьте название и район")
    return name, " ".join(words[street:])


def _split(atom: str) -> tuple[str, str]:
    """The street's name and its houses; an empty name where the atom is houses alone."""
    words = WORD.findall(atom)
    border = _colon(atom)
    if border is not None and _is_name(WORD.findall(atom[:border])):
        return atom[:border].strip(), atom[border:].lstrip(": –—-").strip()
    if len(words) > 1 and words[0][0].isdigit() and _typed_behind(words[1].rstrip(":")):
        at = 2  # «1-й проезд», «1-й проезд Радищева»
        while at < len(words) and _goes_on(words, at, 0):
            at += 1
        return " ".join(words[:at]).rstrip(":"), " ".join(words[at:]).lstrip(" :–—-")
    begin = at = _typed(words)
    if begin and at < len(words) and words[at].strip(".,:").isdigit() and _is_numbered(words[:begin]):
        at += 1  # «мкр. 2»
    while at < len(words) and _goes_on(words, at, begin):
        at += 1
    name = words[:at]
    if begin == 0 and not _is_name(name):
        return "", atom
    if at < len(words) and _typed_behind(words[at]):
        at += 2 if at + 1 < len(words) and _is_ordinal(words[at + 1]) else 1  # «Волжский проезд 3-й»
        name = words[:at]
    return " ".join(name).rstrip(" :–—-"), " ".join(words[at:]).lstrip(" :–—-")


def _colon(atom: str) -> int | None:
    depth = 0
    for at, sign in enumerate(atom):
        depth += (sign == "(") - (sign == ")")
        dash = (
            sign in "–—-" and atom[at - 1 : at] == " " and not re.search(r"\d\s$", atom[max(0, at - 3) : at])
        )
        if not depth and (sign == ":" or (dash and _begins_houses(atom[at + 1 :]))):
            return at
    return None


def _begins_houses(text: str) -> bool:
    """Whether houses stand behind a dash, and not the rest of a name: «Усть – Курдюмская»."""
    first = next(iter(WORD.findall(text)), "")
    return not first[:1].isupper() or bool(senses(plain(first).strip(".,:")))


def _typed(words: list[str]) -> int:
    """How many first words say what it is: «ул.», «пр - кт»."""
    for length in range(min(longest_type(), len(words)), 0, -1):
        said = tuple(name_words(plain(" ".join(words[:length]).replace("-", " ").replace("/", " "))))
        if said in types():
            return length
    joined = re.match(r"([А-Яа-яё-]{1,12})\.(?=\S)", words[0]) if words else None
    if joined and tuple(name_words(plain(joined[1].replace("-", " ")))) in types():
        rest = words[0][joined.end() :]
        words[0:1] = [joined[0], rest]
        return 1
    return 0


def _typed_behind(word: str) -> bool:
    return tuple(name_words(plain(word.replace("-", " ")))) in types()


def _goes_on(words: list[str], at: int, begin: int) -> bool:
    """Whether the word still belongs to the name."""
    word = words[at]
    if word.startswith("("):
        return bool(_former().match(word))
    if word[0].isdigit():
        named_by_number = at == begin and (begin > 0 and len(words) == at + 1)
        return (
            (bool(ORDINAL.match(word.strip(".,"))) and _is_ordinal(word))
            or _leads(words, at)
            or (at > 0 and word.isdigit() and at + 1 < len(words) and _typed_behind(words[at + 1]))
            or named_by_number
        )
    if word[0] in "–—-":
        return len(word) == 1 and at + 1 < len(words) and not _begins_houses(words[at + 1])
    if word[0] in "№#":
        return False
    bare = plain(word).strip('.:,«»"')
    if word[0].islower() and senses(bare):
        return False
    return not (bare in {"все", "вся", "весь"} or senses(bare) & {"odd", "even"}) or (
        at == begin > 0 and len(words) == at + 1
    )


@cache
def _former() -> re.Pattern[str]:
    """What begins a former name in brackets: «(бывш. Советская)»."""
    words = "|".join(map(re.escape, street_words().former))
    return re.compile(rf"^\(\s*(?:{words})(?![а-яё])", re.IGNORECASE)


def _is_numbered(kind: list[str]) -> bool:
    """Whether such streets have numbers for names."""
    said = tuple(name_words(plain(" ".join(kind).replace("-", " "))))
    return not set(types()[said]).isdisjoint(street_words().numbered)


def _is_ordinal(word: str) -> bool:
    """«3-я», «10й», not «7-а», which is a house."""
    return bool(NTH.match(word.lower().strip(".,")))


def _leads(words: list[str], at: int) -> bool:
    """A number with a name behind it: «9 Января», «70 лет Победы»."""
    if not words[at].strip(".").isdigit() or at + 1 >= len(words):
        return False
    follower = words[at + 1]
    return follower[0].isupper() or plain(follower) in street_words().years


def _is_name(words: list[str]) -> bool:
    """Whether there is a word in it that no list of houses has."""
    if not words:
        return False
    if _typed(list(words)) and len(words) > 1:
        return True
    return any(
        len(bare := plain(word).strip('.:,«»"()')) > 1
        and bare[:1].isalpha()
        and not senses(bare)
        and bare not in street_words().every
        for word in words
    )
