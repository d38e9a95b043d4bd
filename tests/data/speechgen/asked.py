"""Templates of kinds of speech over the synthetic register: the same seed, the same questions."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from random import Random

from tests.data.querygen.register import Row

SEED = 20261130
Pair = tuple[str, str]
Maker = Callable[[Sequence[Row], Random], Iterator[Pair]]

INSTEAD = ("ой нет", "то есть", "вернее", "точнее", "ошиблась", "ой извините", "тьфу", "нет не так")
NUMBERED = {"школа": "школа", "садик": "детский сад", "поликлиника": "поликлиника"}
CENTRES = {
    "Котово": "Котовский", "Елань": "Еланский", "Жирновск": "Жирновский", "Палласовка": "Палласовский",
    "Суровикино": "Суровикинский", "Дубовка": "Дубовский", "Иловля": "Иловлинский", "Рудня": "Руднянский",
    "Ольховка": "Ольховский", "Котельниково": "Котельниковский",
}  # fmt: skip
BODIES = {"загс": "ЗАГС", "мфц": "МФЦ", "собес": "соцзащита", "центр занятости": "центр занятости"}
VILLAGE = {"школа": "школа", "дк": "дом культуры", "библиотека": "библиотека", "фап": "ФАП"}
LETTERS = {
    "эм фэ цэ": "kind=МФЦ", "дэ эм ша": "kind=музыкальная школа", "дэ ша и": "kind=школа искусств",
    "це эр бэ": "named=центральная районная больница",
}  # fmt: skip
DIGITS = ("ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять")
CITY = "городской округ город-герой Волгоград"


def corrected(rows: Sequence[Row], random: Random) -> Iterator[Pair]:
    """A number or a place said wrongly, and put right."""
    while True:
        said, kind = random.choice(list(NUMBERED.items()))
        found = [
            row for row in rows if row.kind == kind and row.number and row.locality in ("Камышин", "Волжский")
        ]
        one, other = random.sample(found, 2)
        if one.number != other.number and one.locality == other.locality:
            rule = f"kind={kind}; number={other.number}; in=го {other.locality}"
            yield f"{said} {one.number} {random.choice(INSTEAD)} {other.number} {one.locality.lower()}", rule
        body, (wrong, right) = random.choice(list(BODIES)), random.sample(list(CENTRES), 2)
        rule = f"kind={BODIES[body]}; in={CENTRES[right]} район"
        yield f"{body} {wrong.lower()} {random.choice(INSTEAD)} {right.lower()}", rule


def two(_rows: Sequence[Row], random: Random) -> Iterator[Pair]:
    """Two institutions of one town in one breath."""
    while True:
        town, (one, other) = random.choice(list(CENTRES)), random.sample(list(BODIES), 2)
        place = f"in={CENTRES[town]} район"
        rule = f"kind={BODIES[one]}; {place} || kind={BODIES[other]}; {place}"
        yield f"{one} и {other} {town.lower()}", rule


def beside_centre(rows: Sequence[Row], random: Random) -> Iterator[Pair]:
    """A village, and the centre of its district to tell it from its namesakes."""
    while True:
        said, kind = random.choice(list(VILLAGE.items()))
        town = random.choice(list(CENTRES))
        district = f"{CENTRES[town]} муниципальный район"
        found = [r for r in rows if r.kind == kind and r.municipality == district and r.place == r.locality]
        row = random.choice(found)
        yield (
            f"{said} {row.locality.lower()} {town.lower()}",
            f"kind={kind}; in={row.locality}; at={district}",
        )


def in_several(rows: Sequence[Row], random: Random) -> Iterator[Pair]:
    """A village of which there are several: whoever is literally called so doesn't win."""
    while True:
        said, kind = random.choice(list(VILLAGE.items()))
        row = random.choice([row for row in rows if row.kind == kind and row.place == row.locality])
        yield f"{said} {row.locality.lower()}", f"kind={kind}; in={row.locality}"


def by_letters(_rows: Sequence[Row], random: Random) -> Iterator[Pair]:
    """Abbreviations as they are read aloud."""
    while True:
        (said, rule), town = random.choice(list(LETTERS.items())), random.choice(list(CENTRES))
        yield f"{said} {town.lower()}", f"{rule}; in={CENTRES[town]} район"


def by_digits(rows: Sequence[Row], random: Random) -> Iterator[Pair]:
    """A number said digit by digit."""
    while True:
        said, kind = random.choice([("школа", "школа"), ("садик", "детский сад")])
        row = random.choice(
            [r for r in rows if r.kind == kind and r.municipality == CITY and len(r.number) > 1]
        )
        aloud = " ".join(DIGITS[int(digit)] for digit in row.number)
        yield f"{said} {aloud} волгоград", f"kind={kind}; number={row.number}; in=го Волгоград"


def at_address(rows: Sequence[Row], random: Random) -> Iterator[Pair]:
    """A street without its word, and the house."""
    while True:
        row = random.choice([r for r in rows if r.kind == "детский сад" and r.municipality == CITY])
        street, house = row.address.removeprefix("ул. ").split(", д. ")
        rule = f"kind=детский сад; street={street}; house={house}; in=го Волгоград"
        yield f"детский сад {street.lower()} {house} волгоград", rule


def of_a_child(rows: Sequence[Row], random: Random) -> Iterator[Pair]:
    """A number, and another one that is an age, a class, a date."""
    beside = ("ребёнку {} года", "{} класс", "с {} сентября", "к {} часам", "{} раз звоню", "кабинет {}")
    while True:
        row = random.choice([r for r in rows if r.kind == "школа" and r.number and "Камышин" in r.place])
        said = random.choice(beside).format(random.choice("2345"))
        yield f"школа {row.number} камышин {said}", f"kind=школа; number={row.number}; in=го Камышин"


def by_short_name(rows: Sequence[Row], random: Random) -> Iterator[Pair]:
    """The whole short name, as the register has it."""
    while True:
        row = random.choice(rows)
        yield row.short, f"short={row.short}"


MADE: dict[str, tuple[int, Maker]] = {
    "corrections": (24, corrected),
    "two institutions": (14, two),
    "places": (24, beside_centre),
    "namesakes": (16, in_several),
    "letters and slang": (12, by_letters),
    "digits apart": (12, by_digits),
    "foreign numbers": (12, at_address),
    "numbers beside": (12, of_a_child),
    "short and exact names": (20, by_short_name),
}  # fmt: skip


def asked(rows: Sequence[Row]) -> Iterator[tuple[str, str, str]]:
    """Class, question and rule."""
    for at, (name, (count, make)) in enumerate(MADE.items()):
        random = Random(SEED + at)  # noqa: S311 - the same every time
        seen = dict(islice(_unseen(make(rows, random)), count))
        yield from ((name, said, rule) for said, rule in seen.items())


def _unseen(pairs: Iterator[Pair]) -> Iterator[Pair]:
    seen: set[str] = set()
    for said, rule in pairs:
        if said not in seen:
            seen.add(said)
            yield said, rule
