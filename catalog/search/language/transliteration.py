"""What a word in Latin letters may stand for: Russian typed with the keyboard in Latin, or transliterated."""

import re

KEYS = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,./`", "йцукенгшщзхъфывапролджэячсмитьбю.е")

# Longest first. Several schemes at once: passports, GOST, the everyday one.
SOUNDS = {
    "shch": "щ", "sch": "щ", "cz": "ц", "iya": "ия", "sky": "ский", "zh": "ж", "kh": "х", "ch": "ч",
    "sh": "ш", "ts": "ц", "tz": "ц", "ya": "я", "ja": "я", "yu": "ю", "ju": "ю", "yo": "е", "jo": "е",
    "ye": "е", "je": "е", "iy": "ий", "ij": "ий", "yj": "ый", "yy": "ый", "iu": "ю", "ph": "ф", "ck": "к",
    "oo": "у", "ce": "це", "ci": "ци", "cy": "ци", "a": "а", "b": "б", "c": "к", "d": "д", "e": "е",
    "f": "ф", "g": "г", "h": "х", "i": "и", "j": "й", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о",
    "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс", "y": "ы",
    "z": "з", "'": "ь", "`": "ь",
}  # fmt: skip
SOUND = re.compile("|".join(sorted(map(re.escape, SOUNDS), key=len, reverse=True)))
# What single schemes write otherwise; a word is read by the first scheme that makes it a known one.
SCHEMES: tuple[dict[str, str], ...] = (
    {"j": "й", "x": "х", "w": "ш", "4": "ч", "shh": "щ", "jo": "йо", "ja": "йа", "tz": "тз"},
    {"ia": "я", "iu": "ю", "i": "и", "kh": "х", "shch": "щ", "ie": "ие"},
    {"c": "ц", "j": "ж", "h": "х", "i": "ы", "y": "й"},
    {"c": "ц", "j": "ж", "h": "х", "iy": "ий", "y": "й"},
    {"sch": "ш", "tch": "ч", "j": "ь", "jo": "е", "ja": "я", "ju": "ю"},
    {"w": "щ", "4": "ч", "x": "х", "u": "ю", "j": "й", "6": "ш"},
    {"j": "й", "c": "ц", "z": "ц", "y": "и", "x": "кс"},
    {"i": "й", "ia": "я", "iu": "ю", "y": "ы", "ts": "ц"},
)  # fmt: skip
SHORT_I = re.compile(r"(?<=[aeiou])[yj](?![aeiou])")
GERMAN = re.compile(r"sch(?=[bcdfgklmnprtvw])")
LETTERS = re.compile("[a-z]")


def _pattern(sounds: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, sounds), key=len, reverse=True)))


READERS = tuple((_pattern(SOUNDS | scheme), SOUNDS | scheme) for scheme in SCHEMES)


def has_latin(text: str) -> bool:
    """Whether any letter of the normalised text is Latin."""
    return LETTERS.search(text) is not None


def from_layout(text: str) -> str:
    """What the same keys give with the keyboard in Russian: «irjkf» is «школа»."""
    return text.translate(KEYS).replace("ё", "е")


def from_translit(text: str) -> str:
    """The Russian word that is meant: «shkola» is «школа»."""
    spelt = text.replace("tsk", "тск").replace("ayo", "айо")
    spelt = GERMAN.sub("ш", SHORT_I.sub("й", spelt))
    return SOUND.sub(lambda found: SOUNDS[found[0]], spelt)


def other_translits(text: str) -> list[str]:
    """What the word is in each single scheme, for one that the everyday reading doesn't know."""
    found = (
        pattern.sub(lambda sound, sounds=sounds: sounds[sound[0]], text)  # type: ignore[misc]
        for pattern, sounds in READERS
    )
    return list(dict.fromkeys(found))
