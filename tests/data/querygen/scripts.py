"""A query in other letters: the wrong keyboard layout, Latin transliterations, look-alikes."""

from random import Random

LAYOUT = dict(
    zip(
        'йцукенгшщзхъфывапролджэячсмитьбю.ё№?,:"',
        "qwertyuiop[]asdfghjkl;'zxcvbnm,./`#&?^@",
        strict=True,
    )
)
LOOKALIKES = dict(zip("асеорхуАСЕОРХВНКМТ", "aceopxyACEOPXBHKMT", strict=True))
COMMON = {
    **dict(zip("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf", strict=True)),
    "ъ": "",
}
SCHEMES: dict[str, dict[str, str]] = {
    "gost": COMMON
    | {
        "ё": "yo",
        "ж": "zh",
        "й": "j",
        "х": "x",
        "ц": "cz",
        "ч": "ch",
        "ш": "sh",
        "щ": "shh",
        "ы": "y",
        "ь": "",
    }
    | {"э": "e", "ю": "yu", "я": "ya"},
    "passport": COMMON
    | {
        "ё": "e",
        "ж": "zh",
        "й": "i",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ы": "y",
        "ь": "",
    }
    | {"э": "e", "ю": "iu", "я": "ia"},
    "everyday": COMMON
    | {
        "ё": "yo",
        "ж": "j",
        "й": "y",
        "х": "h",
        "ц": "c",
        "ч": "ch",
        "ш": "sh",
        "щ": "sch",
        "ы": "i",
        "ь": "'",
    }
    | {"э": "e", "ю": "yu", "я": "ya"},
    "phone": COMMON
    | {"ё": "e", "ж": "zh", "й": "j", "х": "x", "ц": "ts", "ч": "4", "ш": "w", "щ": "w", "ы": "y", "ь": ""}
    | {"э": "e", "ю": "u", "я": "ya"},
    "german": COMMON
    | {
        "ё": "jo",
        "ж": "zh",
        "й": "j",
        "х": "h",
        "ц": "ts",
        "ч": "tch",
        "ш": "sch",
        "щ": "shch",
        "ы": "y",
        "ь": "j",
    }
    | {"э": "e", "ю": "ju", "я": "ja"},
}


def wrong_layout(text: str) -> str:
    return "".join(LAYOUT.get(letter, letter) for letter in text.lower())


def transliterate(text: str, scheme: str) -> str:
    return "".join(SCHEMES[scheme].get(letter, letter) for letter in text.lower())


def disguise(text: str, random: Random) -> str:
    """Latin look-alikes, zero-width characters, a soft hyphen, odd spaces, or combining marks in the text."""
    match random.choice(("latin", "latin", "zero", "hyphen", "space", "combining")):
        case "latin":
            return "".join(LOOKALIKES.get(c, c) if random.random() < 0.6 else c for c in text)
        case "zero":
            at = random.randrange(1, len(text))
            return text[:at] + random.choice("\u200b\u200c\u200d\u2060\ufeff") + text[at:]
        case "hyphen":
            at = random.randrange(2, len(text))
            return text[:at] + "\u00ad" + text[at:]
        case "space":
            return text.replace(" ", random.choice(("\u00a0", "\u2009", "\u202f", "  ", "\t")))
        case _:
            return text.replace("й", "и\u0306").replace("ё", "е\u0308").replace("Й", "И\u0306")
