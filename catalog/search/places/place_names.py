"""Names of places as registers write them, and the parts that they consist of."""

import re

from catalog.model import Place
from catalog.search.language.normalize import normalize, words
from catalog.search.language.toponym_roots import adjectives

TYPES = frozenset(
    [
        "муниципальный",
        "район",
        "р",
        "н",
        "рн",
        "городской",
        "округ",
        "го",
        "город",
        "г",
        "герой",
        "муниципальное",
        "образование",
        "мо",
        "внутригородской",
    ]
)
"""Words that say what a municipality is, not how it is called."""

REGION_WORDS = frozenset(["область", "обл", "край", "республика", "автономная"])
LOCALITY_TYPE = re.compile(
    r"^(?:(?:городской поселок|рабочий поселок|поселок городского типа|город|село|хутор|станица|поселок"
    r"|деревня|слобода|аул|разъезд|местечко|р\.?\s?п|пгт|ст-ца|гор|пос|дер|рзд|ст|сл|г|с|х|п|д|м)"
    r"(?:\.\s?|\s))\s*(?=[а-я]|\d+(?:-[а-я]+)?\s[а-я])"
)


def preposition(name: str) -> str:
    """«во» before two consonants of which the first is в or ф: «во Фролово»."""
    return "во" if re.match(r"[ВФ][^АЕЁИОУЫЭЮЯаеёиоуыэюя]", name) else "в"


def bare_name(text: str) -> str:
    """The name as written, without the words that say what it is."""
    kept = [word for word in re.findall(r"[\w-]+", text) if not set(words(word)) <= TYPES]
    return " ".join(kept) or text


def split_place(place: Place) -> tuple[str, str]:
    """The bare names of locality and city district."""
    locality, _, after = place.locality.partition(",")
    district = place.district or (after if "район" in after.lower() or "р-н" in after.lower() else "")
    found = LOCALITY_TYPE.match(normalize(locality))
    bare = locality.strip()[found.end() :].strip() if found else locality.strip()
    return bare, bare_name(district) if district.strip() else ""


def one_ending(name: str) -> str:
    """The name with «-ской» as «-ский» and hyphens as spaces: residents write both."""
    return " ".join(
        f"{word[:-2]}ий" if word.endswith("ской") else word for word in name.replace("-", " ").split()
    )


FIRST_PART = re.compile(r"(?:[ыи]й|ая|яя|ое|ее|ые|ие)$")


def as_one_word(village: str) -> str:
    """A name of two words as in its adjective: Красный Яр → краснояр; any other name as it is."""
    first, _, second = village.replace("-", " ").partition(" ")
    stem = FIRST_PART.sub("", first)
    if stem == first or not second or " " in second:
        return village
    return f"{stem}{'е' if first.endswith(('ний', 'няя', 'нее', 'ние')) else 'о'}{second}"


def compound_adjectives(village: str) -> list[str]:
    """The adjective of a name of two words: Красный Яр → красноярский, Нижний Чир → нижнечирский."""
    joined = as_one_word(village)
    return adjectives(joined) if joined != village else []
