"""The numbered institutions of towns, asked for by number and place in figures and in words."""

from collections.abc import Iterator
from random import Random

from tests.data.querygen import places, sayings
from tests.data.querygen.numerals import cardinal, ordinal
from tests.data.querygen.register import Row, conditions, fits, select

Pair = tuple[str, str]
FEMININE = {"школа", "поликлиника", "детская поликлиника", "гимназия", "больница", "стоматология"}


def place_of(row: Row, rows: list[Row], random: Random) -> tuple[str, str] | None:
    """A place that the row lies in, as (rule, words); no district whose villages share the number."""
    if row.locality.startswith("Волгоград"):
        district = row.locality.partition(", ")[2]
        if not district or random.random() < 0.45:
            return "Волгоград", random.choice(places.TOWNS["Волгоград"])
        return district, random.choice(places.CITY_DISTRICTS[district])
    if row.locality not in places.TOWNS or row.locality in places.NAMED_AS_DISTRICTS:
        return None
    district = row.municipality.replace(" муниципальный район", " район")
    same = f"kind={row.kind}; number={row.number}; in={district}"
    if district in places.DISTRICTS and random.random() < 0.35 and len(select(rows, same)) == 1:
        return district, random.choice(places.DISTRICTS[district][:5])
    return row.locality, random.choice(places.TOWNS[row.locality])


def numbered(rows: list[Row], random: Random) -> Iterator[tuple[Row, str, str, str]]:
    """Endless numbered institutions of towns: the row, its rule, what it is called, where."""
    kinds = (*sayings.NUMBERED, *sayings.NUMBERED[:2] * 7, *sayings.NUMBERED[2:4] * 2)
    while True:
        rule, names = random.choice(kinds)
        row = random.choice(
            [row for row in rows if row.number and all(fits(row, *c) for c in conditions(rule))]
        )
        where = place_of(row, rows, random)
        if where:
            meant_by_all = rule.replace("; named=Родильный", "")  # a perinatal centre is a maternity home too
            yield row, f"{meant_by_all}; number={row.number}; in={where[0]}", random.choice(names), where[1]


def wrap(text: str, random: Random) -> str:
    return random.choice(sayings.BEFORE) + text + random.choice(sayings.AFTER)


def join(what: str, where: str, random: Random) -> str:
    return f"{where} {what}" if random.random() < 0.3 else f"{what} {where}"


def with_number(row: Row, name: str, random: Random, forms: tuple[str, ...]) -> str:
    ending = random.choice(("я", "ая") if row.kind in FEMININE else ("й", "ый"))
    return random.choice(forms).format(name, row.number, ending)


def number_and_place(rows: list[Row], random: Random) -> Iterator[Pair]:
    for row, rule, name, where in numbered(rows, random):
        what = with_number(row, name, random, (*sayings.NUMBER, *sayings.LATIN_NUMBER))
        yield wrap(join(what, where, random), random), rule


def number_by_russian_keys(rows: list[Row], random: Random) -> Iterator[Pair]:
    """As above, of what a Russian layout has on its keys."""
    for row, rule, name, where in numbered(rows, random):
        yield wrap(join(with_number(row, name, random, sayings.NUMBER), where, random), random), rule


def number_in_words(rows: list[Row], random: Random) -> Iterator[Pair]:
    oblique = {"школа": "школе", "детский сад": "садике", "лицей": "лицее", "роддом": "роддоме"}
    oblique |= {"гимназия": "гимназии", "поликлиника": "поликлинике"}
    plain = {"детский сад": ("садик", "детский сад", "детсад")}
    for row, rule, _, where in numbered(rows, random):
        if row.kind not in oblique or "перинатальный" in rule:
            continue
        number, she, name = (
            int(row.number),
            row.kind in FEMININE,
            random.choice(plain.get(row.kind, (row.kind,))),
        )
        what = random.choice(
            (
                f"{name} номер {cardinal(number)}",
                f"{name} {cardinal(number)}",
                f"{ordinal(number, 'she' if she else 'he')} {name}",
                f"в {ordinal(number, 'of her' if she else 'at him')} {oblique[row.kind]}",
                f"{name} {ordinal(number, 'she' if she else 'he')}",
            )
        )
        yield wrap(f"{what} {where}".replace("в втор", "во втор"), random), rule


def number_without_place(rows: list[Row], random: Random) -> Iterator[Pair]:
    for row, rule, name, _ in numbered(rows, random):
        yield wrap(with_number(row, name, random, sayings.NUMBER), random), rule.rpartition("; in=")[0]
