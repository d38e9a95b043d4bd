"""The other classes of queries: each a function that makes (query, rule) pairs out of the register."""

import re
from collections.abc import Callable, Iterator
from random import Random

from tests.data.querygen import places, sayings
from tests.data.querygen.numbered import Pair, join, place_of, wrap
from tests.data.querygen.register import Row, select

AMBIGUOUS = ("Советский", "Краснооктябрьский")  # villages and city districts
CITYWIDE = ("kind=администрация", "kind=музей")  # of these the whole city has more than its districts
PATRONISED = ("школа", "лицей", "гимназия")


def service_point(rows: list[Row], random: Random) -> Iterator[Pair]:
    """A kind of which a municipality has one or a few, and the place."""
    bare = ("Камышинский район", "Урюпинский район", "Фроловский район")
    while True:
        rule, names = random.choice(sayings.SERVICE_POINTS)
        table = random.choice((places.TOWNS, places.TOWNS, places.CITY_DISTRICTS, places.DISTRICTS))
        key = random.choice([k for k in table if k != "Волгоград" or rule not in CITYWIDE])
        words = table[key][:5] if key in bare else table[key]
        full = f"{rule}; in={key}"
        if select(rows, full):
            yield wrap(join(random.choice(names), random.choice(words), random), random), full


def village(rows: list[Row], random: Random) -> Iterator[Pair]:
    """Something of a village, its district named (three times of four) or left for the bot to ask."""
    while True:
        row = random.choice([row for row in rows if row.kind == "администрация поселения"])
        district = row.municipality.replace(" муниципальный район", " район")
        rule, names = random.choice(sayings.VILLAGE_POINTS)
        kind = random.choice(places.VILLAGE_KINDS) if not row.locality.endswith("ая") else "ст."
        where = f"{kind if kind != 'в' else ''} {row.locality.lower()}".strip()
        full = f"{rule}; in={row.locality}"
        if row.locality in AMBIGUOUS or random.random() < 0.75:
            where += " " + random.choice(places.DISTRICTS[district][:3])
            full += f"; in={district}"
        if select(rows, full):
            yield wrap(f"{random.choice(names)} {where}", random), full


def hospital(rows: list[Row], random: Random) -> Iterator[Pair]:
    with_hospital = [district for district in places.DISTRICTS if select(rows, f"named=ЦРБ; in={district}")]
    while True:
        district = random.choice(with_hospital)
        said = random.choice((*places.DISTRICTS[district], places.DISTRICTS[district][2].split()[0]))
        template = random.choice(sayings.HOSPITAL)
        if template.startswith("{}") or " {} " in template:
            said = district.lower().replace("ий район", "ая")
        yield template.format(said), f"kind=больница; in={district}; named=ЦРБ"


def patron(rows: list[Row], random: Random) -> Iterator[Pair]:
    while True:
        row = random.choice([row for row in rows if row.patron and row.kind in PATRONISED])
        where = place_of(row, rows, random)
        if where:
            form = random.choice(("имени", "им.", "им", "", "имени героя", "носящая имя"))
            name = f"{row.kind} {form} {row.patron.lower()}".replace("  ", " ")
            yield (
                wrap(join(name, where[1], random), random),
                f"kind={row.kind}; patron={row.patron}; in={where[0]}",
            )


def brand(rows: list[Row], random: Random) -> Iterator[Pair]:
    """A kindergarten by its proper name."""
    while True:
        row = random.choice([row for row in rows if row.kind == "детский сад" and row.brand])
        district = row.municipality.replace(" муниципальный район", " район")
        town = row.locality in places.TOWNS and row.locality not in places.NAMED_AS_DISTRICTS
        key = row.locality if town else district
        where = random.choice(places.TOWNS[key] if town else places.DISTRICTS[key][:3])
        where, key = (
            (where, key) if town else (f"{row.locality.lower()} {where}", f"{row.locality}; in={district}")
        )
        word = random.choice(("садик ", "детсад ", "", "доу ", "детский сад ", "ясли-сад "))
        name = random.choice((row.brand.lower(), f"«{row.brand}»", f'"{row.brand}"', row.brand.upper()))
        yield wrap(join(word + name, where, random), random), f"kind=детский сад; brand={row.brand}; in={key}"


STREET_NAMES = {"детский сад": "садик", "стоматология": "зубная поликлиника"}


def street(rows: list[Row], random: Random) -> Iterator[Pair]:
    kinds = ("школа", "детский сад", "поликлиника", "детская поликлиника", "больница", "стоматология")
    while True:
        row = random.choice(
            [row for row in rows if row.kind in kinds and row.locality.partition(",")[0] in places.TOWNS]
        )
        name, _, house = row.address.removeprefix("ул. ").partition(", д. ")
        where = place_of(row, rows, random)
        if not where:
            continue
        said = {"ая": "ой"}.get(name[-2:], name[-2:])
        form = random.choice(
            (f"на {name[:-2].lower()}{said}", f"ул {name.lower()}", f"на улице {name.lower()}")
        )
        full = f"kind={row.kind}; street={name}; in={where[0]}"
        if random.random() < 0.4:
            form, full = f"{form} {house}", f"{full}; house={house}"
        yield wrap(f"{STREET_NAMES.get(row.kind, row.kind)} {form} {where[1]}", random), full


def place_alone(_: list[Row], random: Random) -> Iterator[Pair]:
    while True:
        table = random.choice((places.TOWNS, places.CITY_DISTRICTS, places.DISTRICTS))
        key = random.choice([k for k in table if k != "Волгоград"])
        words = [
            table[key][0],
            *(w for w in table[key] if ("р-н" in w and w.startswith(table[key][0][:5])) or "г." in w),
        ]
        yield random.choice(words), f"kind=администрация; in={key}"


def code(rows: list[Row], random: Random) -> Iterator[Pair]:
    for row in random.sample(rows, len(rows)):
        form = random.choice(("{}", "код {}", "{} что это", "найди {}", "учреждение {}"))
        said = random.choice(
            (row.code, row.code.lower(), row.code.replace("-", " "), row.code.replace("-", ""))
        )
        yield form.format(said), f"code={row.code}"


def official_name(rows: list[Row], random: Random) -> Iterator[Pair]:
    """An official name as it is pasted: cut, lower-cased, with other quotes or none; its equals fit too."""
    forms: tuple[Callable[[Row], str], ...] = (
        lambda row: row.full.replace("«", '"').replace("»", '"'),
        lambda row: re.sub(r"[«»]", "", row.full).lower(),
        lambda row: row.full.upper(),
        lambda row: row.short.replace("№ ", "№"),
        lambda row: re.sub(r"[«»№]", "", row.short).replace("  ", " ").lower(),
        lambda row: row.full[row.full.find("«") :] if "«" in row.full else row.full,
    )
    while True:
        form = random.choice(forms)
        name = form(random.choice(rows))
        yield name, "code=" + "|".join(row.code for row in rows if form(row) == name)
