"""Official names as one would write them: letters of one alphabet, «ёлочки», no shouting."""

import re
from collections.abc import Collection, Iterable

from catalog.sources.words import words

CYRILLIC = re.compile(r"[А-Яа-яЁё]")
LATIN = re.compile(r"[A-Za-z]")
LETTER = re.compile(r"[A-Za-zА-Яа-яЁё]")
SMALL = re.compile(r"[a-zа-яё]")
WORD = re.compile(r"[A-Za-zА-Яа-яЁё0-9]+")
PARTED = re.compile(r"([\s«»\"(),.№-]+)")
FORM_WITH_THREE = re.compile(r"[А-ЯЁ]{2,7}3")
WORD_FROM_THREE = re.compile(r"3[а-яё]{3,40}")
INITIALS = re.compile(r"(?<![а-яёА-ЯЁ])[а-яёА-ЯЁ]\. ?[а-яё]\.")
NAME_ENDING = re.compile(r"(?:ский|ская|ское|ый|ий|ая|ое|[аоыиеья])$")
MOST_SMALL = 0.15
"""A name of which fewer letters are small was written in capitals."""

SHORTEST_SHOUT, SHORTEST_STEM, LONGEST_ENDING = 12, 4, 5


def proper_stems(names: Iterable[str]) -> frozenset[str]:
    """Stems of places: «Волгоград» also begins «Волгоградской»."""
    written = (word for name in names for word in re.findall(r"[А-ЯЁ][а-яё]{3,40}", name))
    found = (word.lower() for word in written if word.lower() not in words().lower)
    return frozenset(
        stem for stem in (NAME_ENDING.sub("", word) for word in found) if len(stem) >= SHORTEST_STEM
    )


def tidy_name(name: str, stems: Collection[str] = ()) -> str:
    """The name in one alphabet, with paired quotes, in small letters where it was all capitals."""
    text = WORD.sub(lambda found: one_alphabet(found[0]), " ".join(name.split()))
    text = re.sub(r" (?=»)", "", quoted(text))
    text = re.sub(r"№ ?(?=\d)", "№ ", text)
    letters = LETTER.findall(text)
    small = sum(1 for letter in letters if SMALL.match(letter))
    if len(letters) > SHORTEST_SHOUT and small <= len(letters) * MOST_SMALL:
        text = spoken(text, stems)
    return text


def one_alphabet(word: str) -> str:
    """«ГБУ3» → «ГБУЗ», a Latin «с» within Cyrillic → Cyrillic; a word of one alphabet as it is."""
    if not CYRILLIC.search(word):
        return word
    letters = words().letters
    if LATIN.search(word):
        word = "".join(sign if sign.isdigit() else letters.get(sign, sign) for sign in word)
    if FORM_WITH_THREE.fullmatch(word) and word[:-1].lower() + "з" in words().kept_capitals:
        return word[:-1] + letters["3"]
    return letters["3"] + word[1:] if WORD_FROM_THREE.fullmatch(word) else word


def quoted(text: str) -> str:
    """Quotes of any sort as «…», each opened one closed."""
    text = re.sub(r"[“”„‟]|''", '"', text)
    made: list[str] = []
    depth = 0
    for at, written in enumerate(text):
        sign = written
        if written == '"':
            sign = "«" if _opens(text, at, depth) else "»"
        if sign == "»" and not depth:
            continue
        depth += (sign == "«") - (sign == "»")
        made.append(sign)
    if not depth:
        return "".join(made)
    open_ended = "".join(made).rstrip("« ")
    return open_ended + "»" * (open_ended.count("«") - open_ended.count("»"))


def _opens(text: str, at: int, depth: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    follows = bool(after.strip()) and after not in ".,;)"
    return follows and (not depth or not before or before in ' («"-')


def spoken(text: str, stems: Collection[str]) -> str:
    """A name in capitals in small letters, but for first words, abbreviations, proper names and initials."""
    said = words()
    out: list[str] = []
    capital = True
    pieces = PARTED.split(text)
    for at, piece in enumerate(pieces):
        low = piece.lower()
        if not WORD.search(piece):
            capital = capital or "«" in piece
            out.append(piece)
            continue
        if low in said.kept_capitals and low not in said.lower:
            out.append(piece)
        else:
            out.append(low[:1].upper() + low[1:] if capital or _is_proper(low, stems) else low)
        is_initial = len(low) == 1 and pieces[at + 1 : at + 2] and pieces[at + 1].startswith(".")
        capital = low in said.title_after or bool(is_initial)
    return INITIALS.sub(lambda found: found[0].upper(), "".join(out))


def _is_proper(word: str, stems: Collection[str]) -> bool:
    lengths = range(max(SHORTEST_STEM, len(word) - LONGEST_ENDING), len(word) + 1)
    return any(word[:length] in stems for length in lengths)
