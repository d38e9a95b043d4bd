# ruff: noqa: E501, PLR0913, PLR0917 - tables read best as tables
"""Questions about made-up acts, with what must be answered."""

import random
from dataclasses import dataclass

from tests.catalog.areas.made_acts import TOWNS, VILLAGES, Rule, belongs

LETTERS = ["", "", "", "", "а", "б", "/2", "к1"]
SAID = {"школа": "школа", "детский сад": "садик", "поликлиника": "поликлиника"}


@dataclass
class Question:
    text: str
    decision: str
    codes: frozenset[str]
    sort: str


def expected(
    rules: list[Rule],
    service: str,
    locality: str,
    municipality: str,
    name: str,
    type_: str,
    house: tuple[int, str],
) -> tuple[str, frozenset[str]]:
    """What the rules say of a house."""
    there = [
        rule
        for rule in rules
        if rule.service == service and rule.locality == locality and rule.municipality == municipality
    ]
    if not there:
        return "no_data", frozenset()
    codes = {
        rule.code
        for rule in there
        if (not rule.name or (rule.name, rule.type) == (name, type_)) and belongs(rule.parts, *house)
    }
    return ("none", "found", "choose")[min(len(codes), 2)], frozenset(codes)


def ask(rules: list[Rule], at: int, chance: random.Random, count: int) -> list[Question]:
    locality, municipality, said = TOWNS[at]
    service = rules[0].service
    made = []
    named = [rule for rule in rules if rule.name]
    for _ in range(count):
        rule = chance.choice(named)
        near = [
            n
            for part in rule.parts
            if part[0] == "range"
            for n in (part[1], part[1] + 5, (part[2] or 60), (part[2] or 60) + 1)
        ]
        near += [
            int("".join(c for c in one.split("к")[0].split("/")[0] if c.isdigit()))
            for part in rule.parts
            if part[0] == "list"
            for one in part[1]
        ]
        number, rest = chance.choice(near or [5, 14, 33]), chance.choice(LETTERS)
        decision, codes = expected(
            rules, service, locality, municipality, rule.name, rule.type, (number, rest)
        )
        house = (
            f"{number}{rest}"
            if "к" not in rest
            else f"{number} {chance.choice(['корпус 1', 'к1', 'корп. 1'])}"
        )
        made.append(
            Question(say(rule, house, chance.choice(said), SAID[service], chance), decision, codes, "plain")
        )
    return made


def say(rule: Rule, house: str, town: str, service: str, chance: random.Random) -> str:
    name = rule.name.lower() if chance.random() < 0.7 else rule.name
    if chance.random() < 0.3:
        name = name.replace("ё", "е")
    typed = {
        "ул": "ул ",
        "пр-кт": "проспект ",
        "пер": "переулок ",
        "б-р": "бульвар ",
        "мкр": "мкр ",
        "СНТ": "снт ",
    }[rule.type]
    kind = typed if rule.type in ("мкр", "СНТ", "пер", "пр-кт") or chance.random() < 0.5 else ""
    form = chance.choice([
        "{service} {kind}{name} {house} {town}", "{kind}{name} {house} {town} {service}", "к какой школе относится {kind}{name} {house}, {town}" if service == "школа" else "какой {service} по адресу {kind}{name} {house} {town}",
        "мы живём {town}, {kind}{name} {house}, {service}", "{town}, {kind}{name}, д. {house}, {service}", "{town} {kind}{name} {house} кв 12 {service}",
        "{service} для {town} {kind}{name} дом {house}", "подскажите пожалуйста {service} по адресу {town} {kind}{name}, {house}",
    ])  # fmt: skip
    return form.format(service=service, kind=kind, name=name, house=house, town=town)


def special(rules: list[Rule], at: int, chance: random.Random) -> list[Question]:
    """Asked, nothing known, slips."""
    locality, municipality, said = TOWNS[at]
    service, town = rules[0].service, said[0]
    word = SAID[service]
    district = municipality.replace("муниципальный ", "")
    made = []
    named = [rule for rule in rules if rule.name and rule.type == "ул" and not rule.name[0].isdigit()]
    cut = next((rule for rule in named if rule.parts[0][0] != "all"), None)
    if cut:
        made += [
            Question(f"{word} {cut.name.lower()} 5", "ask", frozenset(), "no town"),
            Question(f"{word} {cut.name.lower()} {town}", "ask", frozenset(), "no house"),
            Question(f"{word} {town} дом 5", "ask", frozenset(), "no street"),
        ]
    made += [
        Question(f"библиотека ул {named[0].name} 5 {town}", "no_data", frozenset(), "no service"),
        Question(f"{word} ул {named[0].name} 5 урюпинск", "no_data", frozenset(), "no act"),
        Question(f"{word} ул {named[0].name} 5 саратов", "no_data", frozenset(), "elsewhere"),
        Question(f"{word} ул Несуществующая 5 {town}", "none", frozenset(), "no such street"),
        Question(f"{word} хутор {VILLAGES[0][1]} садовая 5", "ask", frozenset(), "twin village"),
    ]
    for rule in rules:
        if not rule.name and rule.locality in dict(VILLAGES) and "район" in district:
            _, codes = expected(rules, service, rule.locality, municipality, "", "", (5, ""))
            made.append(
                Question(
                    f"{word} {dict(VILLAGES)[rule.locality]} {district} садовая 5", "found", codes, "village"
                )
            )
    for rule in chance.sample(named, min(4, len(named))):
        if len(rule.name) > 7 and " " not in rule.name:
            at_ = chance.randrange(2, len(rule.name) - 3)
            slip = rule.name[:at_] + rule.name[at_ + 1 :]
            decision, codes = expected(rules, service, locality, municipality, rule.name, rule.type, (5, ""))
            made.append(Question(f"{word} ул {slip.lower()} 5 {town}", decision, codes, "slip"))
    return made
