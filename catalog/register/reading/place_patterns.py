"""How names of institutions speak of places: «… г. Марево», «… Еланского муниципального района»."""

import re

from catalog.register.names.declension import adjective, as_name

IGNORING = re.IGNORECASE
NAME = r"(?P<name>[а-яё]+(?:-[а-яё]+)*(?: [а-яё]+(?:-[а-яё]+)*)?)"
WORD = r"(?P<name>[а-яё]+(?:-[а-яё]+)*)"
SETTLEMENTS = {
    "г.": r"г\.|гор\.|города?\b|го\b|городского округа\b(?: города?\b| г\.)?(?:-герой| герой|-героя)?",
    "р.п.": r"р\. ?п\.|рп\b|рабоч(?:ий|его) пос[её]л(?:ок|ка)\b",
    "пгт": r"п\. ?г\. ?т\.|пгт\b\.?",
    "п.": r"п\.|пос\.|пос[её]л(?:ок|ка)\b",
    "с.": r"с\.|сел[оа]\b",
    "х.": r"х\.|хутора?\b",
    "ст.": r"ст\.|ст-ц[аы]\b|станиц[аы]\b",
    "д.": r"д\.|дер\.|деревн[яи]\b",
    "сл.": r"сл\.|слобод[аы]\b",
    "аул": r"аула?\b",
}
SETTLEMENT = re.compile(
    rf"(?<![а-яё-])(?:{'|'.join(f'({kind})' for kind in SETTLEMENTS.values())}) ?{NAME}", IGNORING
)
MUNICIPALITY = re.compile(rf"{WORD} муниципальн(?:ого|ый) (?P<type>район|округ)а?\b", IGNORING)
CITY_DISTRICT = re.compile(rf"{WORD} района (?:города |г\. ?)?(?P<city>[а-яё]+(?:-[а-яё]+)*)", IGNORING)
REGION = re.compile(r"(?P<feminine>[а-яё-]+ской) области\b|(?P<masculine>[а-яё-]+ского) края\b", IGNORING)
INITIAL = re.compile(r"(?<![А-Яа-яЁё])[А-ЯЁ]\. ?(?=[А-ЯЁ])")
INITIALS = re.compile(r"(?<![А-ЯЁ])(?!Р\. ?П\.)[А-ЯЁ]\. ?[А-ЯЁ]\. ?[А-ЯЁ-]+")
ADJECTIVE = re.compile(r"(?:ая|ое|ее|ые|ие|ый|ий|ой|ого|его|ых|их)$")
KIND = re.compile(r"^(?:г|гор|р\.п|п|с|х|ст|д|сл)\.? ?(?=[А-ЯЁ])|^(?:рп|пгт|аул|город|село|хутор|станица) ")
DISTRICT_HOSPITAL = re.compile(rf"{WORD} (?:црб|районн|центральн\w+ районн|рб\b)", IGNORING)
TOWN = "городской округ город"
DISTRICT = "муниципальный район"


def municipalities_in(text: str) -> list[str]:
    """The municipalities that a text names in full, as the register writes them."""
    return [
        f"{as_name(adjective(found['name'].lower()))} муниципальный {found['type'].lower()}"
        for found in MUNICIPALITY.finditer(text)
    ]


def region_in(text: str) -> str:
    """The region that a text names, as it calls itself; empty where none is."""
    found = REGION.search(text)
    if not found:
        return ""
    if found["feminine"]:
        return as_name(found["feminine"].lower().removesuffix("ской") + "ская") + " область"
    return as_name(adjective(found["masculine"].lower())) + " край"


def area_stem(form: str) -> str:
    """What the cases of an area's adjective have in common: «Еланский», «Еланского»."""
    return re.sub(r"(?:ий|ая|ое|ой|ого)$", "", form.lower().replace("ё", "е"))


def bare_text(text: str) -> str:
    """Without quotes and brackets, and without the initials of people, which look like «с.» and «г.»."""
    bare = " ".join(re.sub(r"[«»\"“”„()]", " , ", text).split())
    return (INITIALS if bare.isupper() else INITIAL).sub("", bare)
