"""What institutions and places are called in everyday words."""

import re

from catalog.model import Institution, Place
from handlers.texts.words import capitalised

GENERIC = frozenset(
    (
        "СШ",
        "СОШ",
        "ООШ",
        "НОШ",
        "НШ",
        "ДС",
        "Д/с",
        "д/с",
        "ДП",
        "КП",
        "ДКП",
        "ГП",
        "ГДП",
        "ГКБ",
        "ГБ",
        "КБ",
        "РД",
    )
)
"""Abbreviations that say no more than the kind does: «СШ № 5» is «Школа № 5»."""

LEGAL_FORM = re.compile(
    r"""^(?:(?:[А-ЯЁ]{0,3}(?:ГБ|ГА|ГК|МБ|МА|МК|ФГБ|ФГК|ФК|НУ|ЧУ|МО|МД|ГО|ГУ|МУ)[А-ЯЁ]{0,6})
        (?:\s+(?:[АВДИКЛМНРСТЧЯ]О|ГПВИ|УСО|РФ)\b)*\s+)""",
    re.VERBOSE,
)
SPELLED_FORM = re.compile(
    r"^(?:(?:федеральн|государственн|муниципальн|областн|бюджетн|автономн|каз[её]нн|профессиональн|специализированн"
    r"|общеобразовательн|образовательн|дошкольн|дополнительн|негосударственн|частн|учреждени|здравоохранени"
    r"|культур|организаци|социальн|обслуживани|образовани)[а-яё]*\s+)+",
    re.IGNORECASE,
)
PLACE_TAIL = re.compile(
    r",?\s{0,3}(?:[А-ЯЁ][а-яё-]{1,60}(?:ого|его) района(?: [А-ЯЁ][а-яё]{1,60})?"
    r"|г\.\s{0,3}[А-ЯЁ][а-яё -]{1,60}|города [А-ЯЁ][а-яё -]{1,60})"
    r"(?:\s{0,3}\([^)]{0,120}\))?$"
)
"""Behind a number the place is said twice: the card and the list name it themselves."""

QUOTES = str.maketrans({"“": "«", "”": "»", "„": "«"})
STRAIGHT_OPENING = re.compile(r"(?<![^\s(«\"/-])\"(?=[^\s\",.)])")
REPEATABLE = re.compile(r"[А-Яа-яЁё0-9№«» -]{1,40}")
NUMBERED = re.compile(r"^(?P<head>(?:[^№]*[^№\s])?)\s*№\s*(?P<number>\d{1,4})(?!\d)\s*(?P<tail>.*)$")
ABBREVIATION = re.compile(r"[А-ЯЁ]{1,6}(?:\s+[А-ЯЁ]{1,6})*")
LONGEST_NAME = 70
PLACE_STEM_LEAST, PLACE_STEM = 4, 7
"""Letters that the cases of a place's name have in common."""


def everyday_name(institution: Institution) -> str:
    """«МОУ СШ № 5» → «Школа № 5», «МКУК «Солодчинский СДК»» → «Солодчинский СДК»."""
    name = core(institution.short_name or institution.official_name)
    numbered = NUMBERED.match(name)
    head = numbered["head"] if numbered else name
    if numbered and institution.kind and (not head or head in GENERIC):
        return capitalised(_numbered(institution.kind, numbered))
    if ABBREVIATION.fullmatch(head):
        spelled = core(institution.official_name)
        name = spelled if len(spelled) <= LONGEST_NAME else name
        numbered = NUMBERED.match(name)
    return capitalised(_numbered(numbered["head"], numbered) if numbered else name)


def core(name: str) -> str:
    """A name without its legal form, and out of its quotes where nothing else is left."""
    bare = _paired_quotes(name)
    bare = LEGAL_FORM.sub("", bare, count=1)
    spelled = SPELLED_FORM.sub("", bare, count=1)
    bare = spelled if spelled.startswith("«") else bare
    if bare.startswith("«") and bare.endswith("»"):
        bare = bare[1:-1]
    elif bare.startswith("«") and "»" in bare:
        bare = bare[1:].replace("»", "", 1)
    bare += "»" * (bare.count("«") - bare.count("»"))
    return re.sub(r"\bмуниципального (?=района|округа)", "", bare).strip(" ,") or name


def repeatable(said: str) -> str:
    """Words that may be repeated: Russian letters and numbers, few of them; anything else is left out."""
    return said if REPEATABLE.fullmatch(said) else ""


def own_number(institution: Institution) -> int | None:
    """The number that an institution bears: «Поликлиника № 30» → 30."""
    found = re.search(r"№\s*(\d{1,4})(?!\d)", institution.short_name or institution.official_name)
    return int(found[1]) if found else None


def municipality_name(municipality: str) -> str:
    """«Еланский муниципальный район» → «Еланский район», «городской округ город Фролово» → «Фролово»."""
    short = re.sub(r"\bмуниципальный (?=район|округ)", "", municipality)
    return re.sub(r"^(?:городской )?округ[\s–—-]+(?:город-герой|город)?\s*", "", short).strip()


def place_name(place: Place) -> str:
    """«Волгоград, Дзержинский район» or «Солодча, Алексеевский район»."""
    municipality = municipality_name(place.municipality)
    wider = place.district or municipality
    if not place.locality or wider in place.locality or wider.endswith(" область"):
        return place.locality or wider
    return ", ".join(filter(None, (place.locality, wider)))


def short_place(place: Place) -> str:
    """What tells it from other places, shortest: «Дзержинский», «Солодча», «Волжский»."""
    if place.district:
        return re.sub(r"\s{1,3}район$", "", place.district)
    return place.locality or municipality_name(place.municipality)


def place_beside(name: str, place: str) -> str:
    """The place as it is said behind a name: nothing where the name says it, «Администрация Камышина»."""
    last = place.rpartition(", ")[2].removeprefix("г. ").lower()
    stem = last[: max(PLACE_STEM_LEAST, min(PLACE_STEM, len(last) - 2))]
    return "" if stem and stem in name.lower() else place


def _paired_quotes(name: str) -> str:
    """Straight quotes as «…», each opened one closed and none closed that wasn't opened."""
    turned = STRAIGHT_OPENING.sub("«", name.translate(QUOTES)).replace('"', "»")
    kept, depth = [], 0
    for sign in turned:
        if sign == "»" and depth == 0:
            continue
        depth += (sign == "«") - (sign == "»")
        kept.append(sign)
    return " ".join("".join(kept).split()) + "»" * depth


def _numbered(head: str, parts: re.Match[str]) -> str:
    tail = PLACE_TAIL.sub("", parts["tail"])
    return f"{head} № {parts['number']}{'' if tail.startswith(',') else ' '}{tail}".strip()
