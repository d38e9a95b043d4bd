# ruff: noqa: ARG001, B023, C901, E501, PERF401 - tables read best as tables
"""Acts made up in ten shapes, with their truth worked out apart from the reader.

A rule is what an act means: (institution, locality, type, name, parts). The truth of a question is worked out
from rules alone; how a rule is written into a table knows nothing of how tables are read.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from catalog.model import Institution, Place
from catalog.register.sheet import Sheet, filled

Part = tuple[Any, ...]
"""What a rule means: `("all",)`, `("range", first, last, side, but)`, `("list", houses)`, `("private",)`."""

Town = tuple[str, str, list[str]]
Rows = list[list[str]]
TYPES = {
    "ул": ["ул. {}", "улица {}", "ул {}", "{} ул.", "ул.{}", "{}"],
    "пр-кт": ["пр-кт {}", "проспект {}", "пр. {}", "просп. {}", "пр-т {}"],
    "пер": ["пер. {}", "переулок {}", "пер {}", "{} пер."],
    "б-р": ["б-р {}", "бульвар {}", "бул. {}"],
    "мкр": ["мкр. {}", "микрорайон {}", "мкр {}"],
    "СНТ": ["СНТ «{}»", "снт {}", 'СНТ "{}"'],
}
NAMES = [
    ("ул", "Ленина"), ("ул", "Мира"), ("ул", "Садовая"), ("ул", "8 Марта"), ("ул", "7-й Гвардейской Дивизии"),
    ("ул", "Чапаева"), ("ул", "Максима Горького"), ("ул", "50 лет Октября"), ("ул", "Пушкинская"), ("ул", "Ключевая"),
    ("ул", "Маршала Чуйкова"), ("ул", "Островского"), ("ул", "2-я Речная"), ("ул", "Зелёная"), ("пр-кт", "Победы"),
    ("б-р", "Энгельса"), ("мкр", "5"), ("СНТ", "Ромашка"), ("пер", "Степной"), ("ул", "Молодёжная"), ("ул", "Фрунзе"),
    ("пер", "Западный"), ("ул", "Коммунистическая"), ("ул", "Набережная"), ("ул", "40 лет ВЛКСМ"), ("ул", "Циолковского"),
]  # fmt: skip
TOWNS: list[Town] = [  # locality as acts write it, municipality, as residents say it
    ("р.п. Средняя Ахтуба", "Среднеахтубинский муниципальный район", ["средняя ахтуба", "ср ахтуба"]),
    ("г. Котово", "Котовский муниципальный район", ["котово", "г котово"]),
    ("г. Волжский", "городской округ город Волжский", ["волжский", "в волжском"]),
    ("г. Палласовка", "Палласовский муниципальный район", ["палласовка", "в палласовке"]),
    ("ст-ца Клетская", "Клетский муниципальный район", ["клетская", "станица клетская"]),
    ("г. Жирновск", "Жирновский муниципальный район", ["жирновск", "жирновск"]),
]
VILLAGES = [("х. Красный", "красный"), ("с. Верхняя Балка", "верхняя балка"), ("х. Попов", "попов")]
SHAPES = [
    "plain",
    "cells",
    "long",
    "headings",
    "merged",
    "codes",
    "semicolons",
    "title",
    "houses",
    "services",
]
ACT = "Постановление администрации от 14.02.2025 № {}"


Names = dict[str, Institution]


@dataclass
class Rule:
    code: str
    service: str
    municipality: str
    locality: str
    type: str
    name: str
    parts: list[Part]
    until: str = ""


@dataclass
class Act:
    shape: str
    sheet: Sheet
    rules: list[Rule]
    institutions: list[Institution] = field(default_factory=list)


def belongs(parts: list[Part], number: int, rest: str) -> bool | None:
    """Whether a house is meant; None where only «частный сектор» is."""
    perhaps = False
    for kind, *told in parts:
        if kind == "all":
            return True
        if kind == "range":
            first, last, side, but = told
            inside = first <= number and (last is None or number <= last)
            sided = side is None or (number % 2 == 1) == (side == "odd")
            if inside and sided and f"{number}{rest}" not in but:
                return True
        if kind == "list" and f"{number}{rest}" in told[0]:
            return True
        perhaps |= kind == "private"
    return None if perhaps else False


def write_parts(parts: list[Part], chance: random.Random) -> str:
    return chance.choice(["; ", ", "]).join(_part(part, chance) for part in parts)


def _part(part: Part, chance: random.Random) -> str:
    kind, *told = part
    if kind == "all":
        return chance.choice(["все", "вся улица", "полностью", "целиком", "все дома", "весь"])
    if kind == "private":
        return chance.choice(["частный сектор", "индивидуальные жилые дома", "частные дома"])
    if kind == "list":
        houses = [_house(one, chance) for one in told[0]]
        return chance.choice(["", "дома ", "д. ", "№ ", "№№ "]) + ", ".join(houses)
    first, last, side, but = told
    odd = {
        "odd": ["нечётные", "нечетные", "нечёт.", "нечетная сторона"],
        "even": ["чётные", "четные", "четная сторона"],
        None: [""],
    }[side]
    word = chance.choice(odd)
    if last is None:
        text = f"с {first} до конца" if first > 2 or not side else "все"
        return f"{word} {text}".strip() if text != "все" else f"все {word}"
    dash = chance.choice(["-", "–", " - ", "—"])
    span = chance.choice(
        [
            f"{first}{dash}{last}",
            f"с {first} по {last}",
            f"с № {first} по № {last}",
            f"№№ {first}{dash}{last}",
            f"от {first} до {last}",
        ]
    )
    text = chance.choice([f"{span} {word}", f"{word} {span}", f"{span} ({word})"]) if word else span
    if but:
        text += chance.choice([", кроме ", " за исключением ", " кроме домов № "]) + ", ".join(but)
    return text


def _house(one: str, chance: random.Random) -> str:
    if "к" in one:
        number, _, building = one.partition("к")
        return f"{number} {chance.choice(['корп. ', 'к', 'корпус '])}{building}"
    if one[-1].isalpha():
        return chance.choice([one, f"{one[:-1]}-{one[-1]}", f"{one[:-1]} «{one[-1].upper()}»", one.upper()])
    return one


def make_institutions(towns: Sequence[Town]) -> list[Institution]:
    made = []
    for at, (locality, municipality, _) in enumerate(towns):
        place = Place(municipality, locality)
        for number in (1, 2, 3):
            made.append(
                Institution(
                    f"T{at}-S{number}",
                    f"муниципальное бюджетное общеобразовательное учреждение «Средняя школа № {number}» {locality}",
                    short_name=f"МБОУ СШ № {number} {locality}",
                    kind="школа",
                    place=place,
                )
            )
        made += [
            Institution(f"T{at}-G", f"МОУ «Гимназия» {locality}", kind="гимназия", place=place),
            Institution(f"T{at}-D1", f"МБДОУ «Детский сад № 1 «Теремок» {locality}", kind="детский сад", place=place),
            Institution(f"T{at}-D2", f"МБДОУ «Детский сад № 2 «Ёлочка» {locality}", kind="детский сад", place=place),
            Institution(f"T{at}-P", f"ГБУЗ «Поликлиника» {locality}", kind="поликлиника", place=place),
            Institution(f"T{at}-E", f"Отдел образования администрации {municipality}", kind="отдел образования", place=place),
        ]  # fmt: skip
        for village, _said in VILLAGES:
            made.append(
                Institution(
                    f"T{at}-V{village[3:6]}",
                    f"Сельский клуб {village} {municipality}",
                    kind="дом культуры",
                    place=Place(municipality, village),
                )
            )
    return made


def make_rules(at: int, chance: random.Random, service: str, codes: list[str]) -> list[Rule]:
    locality, municipality, _ = TOWNS[at]
    rules = []
    for kind, name in chance.sample(NAMES, 16):
        one, two = chance.sample(codes, 2)
        cut = chance.randrange(10, 40)

        def new(code: str, *parts: Part) -> None:
            rules.append(Rule(code, service, municipality, locality, kind, name, list(parts)))

        sort = chance.choice(
            ["whole", "cut", "sides", "parity", "list", "except", "gap", "overlap", "end", "korp"]
        )
        if sort == "whole":
            new(one, ("all",))
        elif sort == "cut":
            new(one, ("range", 1, cut, None, []))
            new(two, ("range", cut + 1, cut + 30, None, []))
        elif sort == "sides":
            new(one, ("range", 1, cut | 1, "odd", []), ("range", 2, cut & ~1, "even", []))
        elif sort == "parity":
            new(one, ("range", 1, None, "odd", []))
            new(two, ("range", 2, None, "even", []))
        elif sort == "list":
            new(one, ("list", ["1", "3", "7а", "7б", "12", "15/2", "20"]))
            new(two, ("list", ["2", "7", "9", "12а", "15", "21"]))
        elif sort == "except":
            new(one, ("range", 2, cut, None, ["6", "9"]))
            new(two, ("list", ["6", "9"]))
        elif sort == "gap":
            new(one, ("range", 1, cut, None, []))
            new(two, ("range", cut + 10, cut + 30, None, []))
        elif sort == "overlap":
            new(one, ("range", 1, cut + 6, None, []))
            new(two, ("range", cut, cut + 30, None, []))
        elif sort == "end":
            new(one, ("range", 1, cut, None, []))
            new(two, ("range", cut + 1, None, None, []))
        else:
            new(one, ("list", ["27к1", "27к2", "30"]))
            new(two, ("list", ["27к3", "28"]))
    for village, _said in VILLAGES[:2]:
        rules.append(Rule(chance.choice(codes), service, municipality, village, "", "", [("all",)]))
    return rules


def make_act(shape: str, at: int, chance: random.Random) -> Act:
    services = {"школа": [f"T{at}-S1", f"T{at}-S2", f"T{at}-S3", f"T{at}-G"]}
    if shape in ("codes", "services"):
        services = {"детский сад": [f"T{at}-D1", f"T{at}-D2"]}
    rules = [rule for service, codes in services.items() for rule in make_rules(at, chance, service, codes)]
    if shape == "codes":
        rules += [Rule(f"T{at}-P", "поликлиника", *TOWNS[at][1::-1], "", "", [("all",)])]
    names = {one.code: one for one in make_institutions(TOWNS)}
    rows = WRITERS[shape](rules, names, chance)
    return Act(shape, Sheet("", list(filled(rows))), rules)


def _street(rule: Rule, chance: random.Random) -> str:
    if not rule.name:
        return ""
    forms = TYPES[rule.type]
    return chance.choice(forms).format(rule.name)


def _houses(rule: Rule, chance: random.Random) -> str:
    return write_parts(rule.parts, chance)


def _name(rule: Rule, names: dict[str, Institution], chance: random.Random) -> str:
    one = names[rule.code]
    return chance.choice(
        [one.official_name, one.short_name or one.official_name, one.official_name.replace("№ ", "№")]
    )


def plain(rules: list[Rule], names: Names, chance: random.Random) -> Rows:
    rows = [["Учреждение", "Муниципальное образование", "Населённый пункт", "Улица", "Дома", "Основание"]]
    for rule in chance.sample(rules, len(rules)):
        rows.append(
            [
                _name(rule, names, chance),
                rule.municipality,
                rule.locality,
                _street(rule, chance),
                _houses(rule, chance),
                ACT.format(7),
            ]
        )
    return rows


def codes(rules: list[Rule], names: Names, chance: random.Random) -> Rows:
    rows = [
        ["Приложение к постановлению от 14.02.2025 № 8"],
        ["Код", "Населённый пункт", "Улица", "Дома", "Действует с", "Действует до"],
    ]
    for rule in chance.sample(rules, len(rules)):
        rows.append(
            [
                rule.code,
                rule.locality,
                _street(rule, chance),
                _houses(rule, chance),
                "01.01.2025",
                "31.12.2030",
            ]
        )
    return rows


def _by_code(rules: list[Rule]) -> dict[str, dict[str, list[Rule]]]:
    found: dict[str, dict[str, list[Rule]]] = {}
    for rule in rules:
        found.setdefault(rule.code, {}).setdefault(rule.locality, []).append(rule)
    return found


def _told(rule: Rule, chance: random.Random) -> str:
    return (
        f"{_typed(rule, chance)}: {_houses(rule, chance)}"
        if rule.parts != [("all",)]
        else _typed(rule, chance)
    )


def _typed(rule: Rule, chance: random.Random) -> str:
    return chance.choice([one for one in TYPES[rule.type] if one != "{}"]).format(rule.name)


def cells(rules: list[Rule], names: Names, chance: random.Random) -> Rows:
    rows = [["Учреждение", "Населённый пункт", "Улицы", "Основание"]]
    for places in _by_code(rules).values():
        for locality, some in places.items():
            text = "; ".join(_told(rule, chance) for rule in some if rule.name)
            rows.append([names[some[0].code].official_name, locality, text, ACT.format(9)])
    return rows


def long(rules: list[Rule], names: Names, chance: random.Random) -> Rows:
    rows = [["№", "Наименование образовательной организации", "Закреплённая территория"]]
    for number, places in enumerate(_by_code(rules).values(), 1):
        texts = []
        for locality, some in places.items():
            streets = "; ".join(_told(rule, chance) for rule in some if rule.name)
            texts.append(f"{locality}: {streets}" if streets else locality)
        one = names[next(iter(places.values()))[0].code]
        rows.append([str(number), one.official_name, "; ".join(texts)])
    return rows


def headings(rules: list[Rule], names: Names, chance: random.Random) -> Rows:
    rows = [["Населённый пункт", "Улица", "Дома"]]
    for places in _by_code(rules).values():
        some = [rule for one in places.values() for rule in one]
        rows.append([names[some[0].code].official_name, "", ""])
        rows += [[rule.locality, _street(rule, chance), _houses(rule, chance)] for rule in some]
    return rows


def merged(rules: list[Rule], names: Names, chance: random.Random) -> Rows:
    rows = [["Учреждение", "Населённый пункт", "Улица", "Дома", "Основание"]]
    for places in _by_code(rules).values():
        first = True
        for locality, some in places.items():
            for at, rule in enumerate(some):
                rows.append(
                    [
                        names[rule.code].official_name if first else "",
                        locality if not at else "",
                        _street(rule, chance),
                        _houses(rule, chance),
                        ACT.format(3),
                    ]
                )
                first = False
    return rows


def semicolons(rules: list[Rule], names: Names, chance: random.Random) -> Rows:
    rows = [["Школа", "Город", "Адреса", "Номера домов"]]
    for rule in chance.sample(rules, len(rules)):
        rows.append(
            [
                _name(rule, names, chance),
                rule.locality,
                _street(rule, chance),
                _houses(rule, chance).replace(", ", "; ")
                if rule.parts[0][0] == "list"
                else _houses(rule, chance),
            ]
        )
    return rows


def title(rules: list[Rule], names: Names, chance: random.Random) -> Rows:
    head = [
        ["УТВЕРЖДЕНО"],
        ["Постановление администрации от 14.02.2025 № 12"],
        [],
        ["Территории, закреплённые за школами"],
    ]
    table = plain(rules, names, chance)
    return [*head, table[0], [str(at) for at in range(1, 7)], *table[1:], ["Итого", "", "", "", "", ""]]


def houses(rules: list[Rule], names: Names, chance: random.Random) -> Rows:
    """A row for each house of a list; ranges as they are."""
    rows = [["Код", "Муниципальный район", "Населённый пункт", "Наименование улицы", "№ дома"]]
    for rule in rules:
        listed = [one for part in rule.parts if part[0] == "list" for one in part[1]]
        for text in [_house(one, chance) for one in listed] or [_houses(rule, chance)]:
            rows.append([rule.code, rule.municipality, rule.locality, _street(rule, chance), text])
    return rows


def services(rules: list[Rule], names: Names, chance: random.Random) -> Rows:
    rows = [["Учреждение", "Населённый пункт", "Улица", "Дома", "Услуга"]]
    for rule in rules:
        rows.append(
            [
                _name(rule, names, chance),
                rule.locality,
                _street(rule, chance),
                _houses(rule, chance),
                "детский сад",
            ]
        )
    return rows


WRITERS = {
    one.__name__: one
    for one in (plain, codes, cells, long, headings, merged, semicolons, title, houses, services)
}
