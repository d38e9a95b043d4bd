"""Queries over the invented region as (query, class, rule)."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from tests.data.querygen import scripts, slips
from tests.data.regiongen.truth import Sources, Truth

Spoken = tuple[str, str, str]
HAND = Path(__file__).parents[1] / "sources" / "second.txt"
WORDS = {
    "школа": ("школа", "сош", "шк", "школу"),
    "детский сад": ("садик", "детсад", "д/с", "доу", "детский сад"),
    "гимназия": ("гимназия", "гимназию"),
    "лицей": ("лицей",),
    "поликлиника": ("поликлиника", "поликлинику", "городская поликлиника"),
    "детская поликлиника": ("детская поликлиника", "дет поликлиника"),
    "больница": ("больница", "горбольница"),
    "стоматология": ("стоматология", "зубная поликлиника"),
    "роддом": ("роддом", "родильный дом"),
    "дом культуры": ("дк", "дом культуры", "клуб"),
    "библиотека": ("библиотека", "библиотеку"),
    "ФАП": ("фап", "фельдшерский пункт", "медпункт"),
    "администрация поселения": ("сельсовет", "сельская администрация"),
    "МФЦ": ("мфц", "мои документы"),
    "ЗАГС": ("загс", "отдел загс"),
    "центр занятости": ("центр занятости", "биржа труда", "цзн"),
    "музей": ("краеведческий музей", "музей"),
    "школа искусств": ("школа искусств", "дши"),
    "спортивная школа": ("спортшкола", "дюсш", "спортивная школа"),
    "ветеринария": ("ветстанция", "ветеринарка"),
    "администрация": ("администрация",),
    "орган местного самоуправления": ("управление образования", "районо"),
}
NUMBERED = (
    "школа",
    "школа",
    "детский сад",
    "детский сад",
    "гимназия",
    "лицей",
    "поликлиника",
    "детская поликлиника",
)
VILLAGE = ("школа", "детский сад", "дом культуры", "библиотека", "ФАП", "администрация поселения")
POINTS = (
    "МФЦ",
    "ЗАГС",
    "центр занятости",
    "школа искусств",
    "спортивная школа",
    "ветеринария",
    "администрация",
)


def said(truth: Truth, sources: Sources, random: Random, key: str) -> tuple[str, str]:
    """(place of the rule, words for it); `key` is «said» or «nick»."""
    if truth.district and random.random() < 0.6:
        return truth.district, random.choice(sources["city_districts"][truth.district][key])
    area = next(area for area in sources["municipalities"] if area["name"] == truth.area)
    word = random.choice(area[key] if key in area else area["said"])
    town = (
        area["centre"]
        if area["type"] == "городской округ" or word.startswith(area["said"][0][:7])
        else truth.area
    )
    return (truth.area if "округ" in word or "район" in word else town), word


def numbered(
    truths: list[Truth], sources: Sources, random: Random, key: str = "said"
) -> Iterator[tuple[str, str]]:
    while True:
        kind = random.choice(NUMBERED)
        towns = [area["name"] for area in sources["municipalities"] if key in area]
        truth = random.choice([t for t in truths if t.kind == kind and t.number and t.area in towns])
        place, words = said(truth, sources, random, key)
        number = random.choice(("{}", "№{}", "номер {}", "n {}")).format(truth.number)
        text = f"{random.choice(WORDS[kind])} {number} {words}"
        yield text, f"kind={kind}; number={truth.number}; in={place}"


def by_village(truths: list[Truth], sources: Sources, random: Random) -> Iterator[tuple[str, str]]:
    centres = {area["centre"] for area in sources["municipalities"]}
    while True:
        kind = random.choice(VILLAGE)
        truth = random.choice(
            [t for t in truths if t.kind == kind and t.locality not in centres and not t.number]
        )
        where = f"{random.choice(('', '', 'с. ', 'п. ', 'село '))}{truth.locality.lower()}"
        rule = f"kind={kind}; in={truth.locality}"
        if random.random() < 0.4:
            stem = truth.area.lower()
            where, rule = (
                f"{where} {stem} {random.choice(('район', 'округ', 'р-н'))}",
                f"{rule}; area={truth.area}",
            )
        yield f"{random.choice(WORDS[kind])} {where}", rule


def by_point(truths: list[Truth], sources: Sources, random: Random) -> Iterator[tuple[str, str]]:
    while True:
        truth = random.choice([t for t in truths if t.kind in POINTS and t.area.strip() and t.founder])
        if truth.area.endswith("области"):
            continue
        place, words = said(truth, sources, random, "said")
        yield (
            f"{random.choice(WORDS[truth.kind])} {words}",
            f"kind={truth.kind}; area={truth.area}; in={place}",
        )


def by_name(truths: list[Truth], sources: Sources, random: Random) -> Iterator[tuple[str, str]]:
    while True:
        truth = random.choice([t for t in truths if t.kind in WORDS and (t.brand or t.patron)])
        place, words = (truth.locality, truth.locality.lower())
        if not truth.locality or any(truth.locality == a["centre"] for a in sources["municipalities"]):
            place, words = said(truth, sources, random, "said")
        what = (
            random.choice((truth.brand.lower(), f"«{truth.brand}»"))
            if truth.brand
            else f"имени {truth.patron.lower()}"
        )
        key = f"brand={truth.brand}" if truth.brand else f"patron={truth.patron}"
        yield f"{random.choice(WORDS[truth.kind])} {what} {words}", f"kind={truth.kind}; {key}; in={place}"


def official(truths: list[Truth], random: Random) -> Iterator[tuple[str, str]]:
    for truth in random.sample(truths, len(truths)):
        same = "|".join(t.ogrn for t in truths if t.name == truth.name)
        yield (
            random.choice((truth.name, truth.name.lower(), truth.name.replace("«", "").replace("»", ""))),
            f"ogrn={same}",
        )


def hand() -> Iterator[Spoken]:
    name = "by hand"
    for text in HAND.read_text(encoding="utf-8").splitlines():
        if text.startswith("## "):
            name = text[3:]
        elif text and not text.startswith("# "):
            query, _, rule = text.rpartition(" => ")
            yield query, name, rule


def queries(truths: list[Truth], sources: Sources, random: Random) -> Iterator[Spoken]:
    known = {
        word
        for t in truths
        for word in f"{t.area} {t.locality} {t.district}".lower().split()
        if len(word) > 3
    }
    known |= {word for words in WORDS.values() for form in words for word in form.split()}

    def typo(text: str) -> str:
        return slips.mistype(text, random, known, {"номер"})

    plain = numbered(truths, sources, random)
    village = by_village(truths, sources, random)
    for name, count, pairs in (
        ("official name", 15, official(truths, random)),
        ("number and place", 28, plain),
        ("typos", 24, ((typo(q), r) for q, r in plain)),
        ("wrong keyboard layout", 8, ((scripts.wrong_layout(q), r) for q, r in plain if " n " not in q)),
        ("transliteration", 10, ((scripts.transliterate(q, "everyday"), r) for q, r in plain)),
        ("service point by place", 20, by_point(truths, sources, random)),
        ("village", 24, village),
        ("village, typos", 12, ((typo(q), r) for q, r in village)),
        ("proper name or patron", 24, by_name(truths, sources, random)),
        ("region's own words", 8, numbered(truths, sources, random, "nick")),
    ):
        yield from ((query, name, rule) for query, rule in islice(pairs, count))
    yield from hand()
