# ruff: noqa: E501, PLR2004 - tables read best as tables
"""`python -m bench.addresses [SEED] [-v]`: 1,200 questions about acts of 12 municipalities in eight shapes.

What is true is worked out of the rules that the acts are written from; how they are written, and how they are
asked, knows nothing of how they are read.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from catalog.areas.acts.institutions import Institutions
from catalog.areas.acts.table import TableReader
from catalog.areas.index import AreaIndex
from catalog.areas.model import AreaAnswer, AreaDecision
from catalog.areas.names.places import make_places
from catalog.model import Institution, Place
from catalog.register.sheet import Sheet, filled
from catalog.search.places.region_places import load_places

SEED, QUESTIONS, TODAY = 20261130, 100, date(2026, 11, 30)
CITY = "городской округ город Камышин"
TOWNS = (
    ("р.п. Чернышковский", "Чернышковский муниципальный район"), ("ст-ца Алексеевская", "Алексеевский муниципальный район"),
    ("г. Суровикино", "Суровикинский муниципальный район"), ("с. Старая Полтавка", "Старополтавский муниципальный район"),
    ("р.п. Рудня", "Руднянский муниципальный район"), ("г. Серафимович", "Серафимовичский муниципальный район"),
    ("г. Новоаннинский", "Новоаннинский муниципальный район"), ("г. Краснослободск", "Среднеахтубинский муниципальный район"),
    ("р.п. Быково", "Быковский муниципальный район"), ("г. Камышин", CITY), ("с. Ольховка", "Ольховский муниципальный район"),
    ("г. Калач-на-Дону", "Калачёвский муниципальный район"),
)  # fmt: skip
STREETS = (
    "ул. Льва Толстого", "ул. Гагарина", "пер. Больничный", "ул. 1 Мая", "ул. 60 лет СССР", "ул. Красноармейская", "ул. Донская",
    "пр-кт Ленина", "ул. Героев Сталинграда", "ул. Розы Люксембург", "ул. Некрасова", "ул. Новая", "ул. 3-я Линия", "проезд Садовый",
    "ул. им. Рокоссовского", "ул. Подтёлкова", "б-р Строителей", "ул. Набережная Дона", "ул. Ивана Сусанина", "ул. 62-й Армии",
)  # fmt: skip
VILLAGES = ("х. Верхнегнутов", "с. Усть-Погожье", "п. Красный Пахарь")
Lines = list[list[str]]


@dataclass(frozen=True)
class Rule:
    """A school serves the houses for which `holds` is true; `written` says so, as acts do."""

    school: Institution
    locality: str
    street: str  # empty: the whole locality
    written: str
    holds: Callable[[int, str], bool]


def schools(at: int) -> list[Institution]:
    locality, municipality = TOWNS[at]
    bare = locality.rpartition(" ")[2] if locality.count(" ") == 1 else locality.partition(" ")[2]
    return [
        Institution(
            f"M{at}-{number}",
            f"Муниципальное казённое общеобразовательное учреждение «{bare} средняя школа № {number}»",
            short_name=f"МКОУ «{bare} СШ № {number}»", kind="школа", place=Place(municipality, locality),
        )
        for number in (1, 2, 3)
    ]  # fmt: skip


def rules(at: int, luck: random.Random) -> Iterator[Rule]:
    own = schools(at)
    for street in luck.sample(STREETS, 14):
        one, two = luck.sample(own, 2)
        for school, written, holds in _cut(luck.randrange(8, 40), luck, one, two):
            yield Rule(school, TOWNS[at][0], street, written, holds)
    for village in VILLAGES[: luck.randrange(4)]:
        yield Rule(luck.choice(own), village, "", "", lambda _number, _rest: True)


def _cut(cut: int, luck: random.Random, one: Institution, two: Institution) -> Iterator[tuple[Institution, str, Callable[[int, str], bool]]]:  # fmt: skip
    """A street between two schools, as acts part it."""
    odd, even = cut | 1, (cut | 1) + 1
    ways: list[list[tuple[Institution, str, Callable[[int, str], bool]]]] = [
        [(one, "", lambda _n, _r: True)],
        [(one, f"дома с № 1 по № {odd} (нечётная сторона)", lambda n, _r: n % 2 == 1 and n <= odd),
         (two, f"чётная сторона с № 2 до № {even}", lambda n, _r: n % 2 == 0 and n <= even)],
        [(one, f"№№ 1-{cut}", lambda n, _r: n <= cut), (two, f"с № {cut + 1} до конца улицы", lambda n, _r: n > cut)],
        [(one, f"чётные {even}–{even + 40}; нечётные {odd}–{odd + 20}",
          lambda n, _r: even <= n <= even + 40 if n % 2 == 0 else odd <= n <= odd + 20)],
        [(one, f"1–{cut + 10}, кроме домов № 5, 7", lambda n, r: n <= cut + 10 and f"{n}{r}" not in ("5", "7")),
         (two, "дома № 5, 7", lambda n, r: f"{n}{r}" in ("5", "7"))],
        [(one, "3, 5, 5/1, 8 «А», 12 корп. 2", lambda n, r: f"{n}{r}" in ("3", "5", "5/1", "8а", "12к2")),
         (two, "3а, 4, 6–9, 12", lambda n, r: f"{n}{r}" in ("3а", "4", "12") or 6 <= n <= 9)],
        [(one, f"с начала улицы до дома № {cut}", lambda n, _r: n <= cut),
         (two, f"от дома {cut + 2} и далее", lambda n, _r: n >= cut + 2)],
        [(one, "все нечётные", lambda n, _r: n % 2 == 1), (two, "все чётные, а также дом 1", lambda n, r: n % 2 == 0 or f"{n}{r}" == "1")],
    ]  # fmt: skip
    yield from luck.choice(ways)


# --- shapes of acts


def by_street(told: list[Rule], luck: random.Random) -> Lines:
    rows = [["Образовательная организация", "Населенный пункт", "Наименование улицы", "Номера домов"]]
    return rows + [[one.school.short_name, one.locality, one.street, one.written or "все дома"] for one in luck.sample(told, len(told))]  # fmt: skip


def by_code(told: list[Rule], _luck: random.Random) -> Lines:
    rows = [
        ["Приложение к постановлению администрации от 10.03.2026 № 214"],
        ["Код", "Город", "Улица", "Дома"],
    ]
    return rows + [[one.school.code, one.locality, one.street, one.written] for one in told]


def by_cell(told: list[Rule], _luck: random.Random) -> Lines:
    rows = [["№ п/п", "Наименование ОО", "Населённый пункт", "Перечень улиц"]]
    rows[0][1] = "Наименование общеобразовательной организации"
    for number, (school, locality, some) in enumerate(_grouped(told), 1):
        rows.append([f"{number}.", school.official_name, locality, "; ".join(map(_with_houses, some))])
    return rows


def by_lines(told: list[Rule], _luck: random.Random) -> Lines:
    """A cell with a line for each street."""
    rows = [["Учреждение", "Населённый пункт", "Закреплённая территория"]]
    return rows + [
        [school.short_name, locality, "\n".join(map(_with_houses, some))] for school, locality, some in _grouped(told)
    ]  # fmt: skip


def by_brackets(told: list[Rule], _luck: random.Random) -> Lines:
    """«ул. Гагарина (дома № 1–25), пер. Больничный»."""
    rows = [["Школа", "Населённый пункт", "Микроучасток"]]
    return rows + [
        [school.official_name, locality, ", ".join(f"{one.street} ({one.written})" if one.written else one.street for one in some)]
        for school, locality, some in _grouped(told)
    ]  # fmt: skip


def merged(told: list[Rule], _luck: random.Random) -> Lines:
    """The school and the place are written once, as in merged cells."""
    rows = [["Наименование школы", "Населенный пункт", "Улицы", "№ домов"]]
    for school, locality, some in _grouped(told):
        names = [school.short_name, locality]
        for one in some:
            rows.append([*names, one.street, one.written])
            names = ["", ""]
    return rows


def headed(told: list[Rule], _luck: random.Random) -> Lines:
    """The school stands in a row of its own, then its places."""
    rows = [["Населённый пункт", "Улица", "Дома"]]
    for school, locality, some in _grouped(told):
        rows.append([school.official_name, "", ""])
        rows += [[locality, one.street, one.written] for one in some]
    return rows


def by_place(told: list[Rule], _luck: random.Random) -> Lines:
    """The locality stands inside the cell of the territory."""
    rows = [["Общеобразовательная организация", "Закрепленные территории"]]
    found: dict[str, tuple[Institution, list[str]]] = {}
    for school, locality, some in _grouped(told):
        text = f"{locality}: {'; '.join(map(_with_houses, some))}" if some[0].street else locality
        found.setdefault(school.code, (school, []))[1].append(text)
    return rows + [[school.short_name, "; ".join(texts)] for school, texts in found.values()]


SHAPES = (by_street, by_code, by_cell, by_lines, by_brackets, merged, headed, by_place)


def _grouped(told: list[Rule]) -> list[tuple[Institution, str, list[Rule]]]:
    found: dict[tuple[str, str], tuple[Institution, str, list[Rule]]] = {}
    for one in told:
        found.setdefault((one.school.code, one.locality), (one.school, one.locality, []))[2].append(one)
    return list(found.values())


def _with_houses(one: Rule) -> str:
    return f"{one.street}: {one.written}" if one.written else one.street


# --- questions


def questions(told: list[Rule], at: int, luck: random.Random) -> Iterator[tuple[str, AreaDecision, set[str]]]:
    town = TOWNS[at][0].partition(" ")[2]
    for _ in range(QUESTIONS):
        rule = luck.choice([one for one in told if one.street])
        number, rest = luck.randrange(1, 60), luck.choice(["", "", "", "", "а", "/1", "к2"])
        codes = {one.school.code for one in told if one.street == rule.street and one.holds(number, rest)}
        decision = (AreaDecision.NONE, AreaDecision.FOUND, AreaDecision.CHOOSE)[len(codes)]
        yield _said(rule.street, f"{number}{rest}", town, luck), decision, codes


def _said(street: str, house: str, town: str, luck: random.Random) -> str:
    kind, _, name = street.partition(" ")
    if luck.random() < 0.4:
        name = name.lower().replace("ё", "е").replace("им. ", "")
    kind = luck.choice(
        [kind, kind, {"ул.": "улица", "пр-кт": "проспект", "пер.": "переулок"}.get(kind, kind)]
    )
    kind = luck.choice([kind, ""]) if kind in ("ул.", "улица") else kind
    where = f"{kind} {name}".strip()
    house = luck.choice([house, f"д. {house}", f"дом {house}"]).replace(
        "к2", luck.choice(["к2", " корпус 2"])
    )
    form = luck.choice((
        "школа {town} {where} {house}", "{town}, {where}, {house}, школа", "какая школа по прописке {where} {house} {town}",
        "живем в г {town} {where} {house} кв 5 какая школа", "{where} {house} {town} какая школа наша",
        "В какую школу идти в первый класс, если мы прописаны: {town}, {where}, {house}?",
        "школа по адресу {where}, {house}, {town}", "к какой школе относится {where} {house}, {town}?",
    ))  # fmt: skip
    return str(form.format(town=town, where=where, house=house))


def outcome(got: AreaAnswer, decision: AreaDecision, codes: set[str]) -> str:
    said = {one.area.code for one in got.served}
    if got.decision is decision and said == codes:
        return "right"
    if got.decision is AreaDecision.ASK:
        return "asked"
    return "surely wrong" if said - codes else "missed"


def main(seed: int) -> None:
    region, outcomes = load_places("volgograd"), Counter[str]()
    institutions = [one for at in range(len(TOWNS)) for one in schools(at)]
    reader = TableReader(Institutions(institutions), make_places(institutions, region))
    for at, (locality, _) in enumerate(TOWNS):
        luck = random.Random(f"{seed} {at}")  # noqa: S311 - the same acts in every run
        told, shape = list(rules(at, luck)), SHAPES[at % len(SHAPES)]
        table = reader.read([Sheet("", list(filled(shape(told, luck))))], "act.xlsx")
        for fault in table.faults:
            sys.stdout.write(f"{shape.__name__}, {locality}: {fault}\n")
        index = AreaIndex(table.areas, institutions, region, lambda _: "школа")
        for text, decision, codes in questions(told, at, luck):
            got = index.answer(text, TODAY)
            came = outcome(got, decision, codes)
            outcomes[came] += 1
            if "-v" in sys.argv and came != "right":
                said = {one.area.code for one in got.served}
                sys.stdout.write(
                    f"{came}: {text}: {got.decision} {said}, not {decision} {codes} ({shape.__name__})\n"
                )
    many = outcomes.total()
    sys.stdout.write(", ".join(f"{came} {outcomes[came] / many:.4f}" for came in ("right", "asked", "missed", "surely wrong")))  # fmt: skip
    sys.stdout.write(f" of {many}\n")


if __name__ == "__main__":
    main(next((int(word) for word in sys.argv[1:] if word.isdigit()), SEED))
