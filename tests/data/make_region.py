"""Writes the invented second region beside this file: `python -m tests.data.make_region`.

Its register has the shape of a real one (no code, kind or place columns); its query set names rows by OGRN.
The same seed gives the same files.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import yaml

from tests.data.regiongen.institutions import Builder
from tests.data.regiongen.spoken import queries
from tests.data.regiongen.truth import Sources, Truth, select, with_ogrn

HERE = Path(__file__).parent
REGION = HERE / "regions" / "priozerye"
SEED = 1937
HEADERS = (
    *("Уровень", "Учредитель", "Наименование подведомственной организации"),
    *("Официальная страница не ведется на основании", "ОГРН", "Сфера 1", "Сфера 2", "Сфера 3", "Статус"),
    *("ID госпаблика", "Ссылка на госпаблик ВК", "Адрес, указанный в настройках страницы"),
    *("Подключение к компоненту «Госпаблики» (да/нет)", "Госметка (да/нет)", "Оформление (%)"),
    *("Виджеты (0/1/2)", "Активность (%)", "Количество подписчиков", "Общий охват аудитории за неделю"),
    "Средний охват одной публикации",
)
SPHERES = {
    **dict.fromkeys(("школа", "гимназия", "лицей", "детский сад", "колледж"), "Образование"),
    **dict.fromkeys(("дом культуры", "библиотека", "музей", "театр", "школа искусств"), "Культура"),
    **dict.fromkeys(("больница", "поликлиника", "детская поликлиника", "ФАП", "роддом"), "Здравоохранение"),
    **dict.fromkeys(("стоматология", "диспансер или центр"), "Здравоохранение"),
}
SLIPS = (
    *(("учреждение", "учреждения"), ("общеобразовательн", "общеобразовтельн"), ("«", '"'), ("»", "")),
    *(
        (" ", "  "),
        ("№ ", "№"),
        ("№", "N"),
        ("Детский", "Детский "),
        ("имени", "им."),
        ("ё", "е"),
        ("а", "a"),
    ),
)


def misspelt(name: str, random: Random) -> str:
    """The name as an operator might have typed it: in capitals, with straight quotes, or with a slip."""
    chance = random.random()
    if chance < 0.06:
        return name.upper()
    if chance < 0.26:
        return name.replace("«", '"').replace("»", '"')
    if chance < 0.36:
        return name.replace(*random.choice(SLIPS), 1)
    return f" {name} " if chance < 0.4 else name


def register_row(truth: Truth, at: int, random: Random) -> list[str]:
    kept = random.random() > 0.06
    page = 210000000 + at * 1009
    sphere = SPHERES.get(truth.kind, "Органы власти и услуги")
    figures = [str(random.choice((0, 20, 60, 80, 100))), str(random.randrange(3)), str(random.randrange(101))]
    figures += [
        str(int(random.lognormvariate(6, 1.1))),
        str(random.randrange(9000)),
        str(random.randrange(900)),
    ]
    founder = truth.founder or "Правительство Приозёрской области"
    cells = [truth.level, founder, misspelt(truth.name, random)]
    cells += ["" if kept else "распоряжение Правительства РФ № 2523-р", truth.ogrn, sphere, "", ""]
    cells += ["активна" if kept else "не ведётся", str(page) if kept else "0"]
    cells += [f"https://vk.com/synthetic_pr{at}" if kept else "", ""]
    return [*cells, "да" if kept else "нет", "да" if kept and random.random() < 0.8 else "нет", *figures]


def write(file: Path, lines: list[list[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(lines)


def labelled(truths: list[Truth], random: Random, sources: Sources) -> Iterator[list[str]]:
    for query, name, rule in queries(truths, sources, random):
        codes = select(truths, rule)
        yield [
            query,
            name,
            "none" if not codes else "answer" if len(codes) == 1 else "choose",
            " ".join(codes),
        ]


def tables() -> dict[str, list[list[str]]]:
    """The rows of each file, headers first."""
    random = Random(SEED)  # noqa: S311 - the region must come out the same every time
    sources: Sources = yaml.safe_load((HERE / "sources" / "priozerye.yaml").read_text(encoding="utf-8"))
    built = Builder(sources, random).everything()
    truths = with_ogrn([replace(truth, name=truth.name.replace("  ", " ")) for truth in built])
    rows = [register_row(truth, at, random) for at, truth in enumerate(truths)]
    register = [list(HEADERS), *random.sample(rows, len(rows))]
    lines = list(labelled(truths, random, sources))
    return {"register.csv": register, "queries-second.csv": [["query", "class", "decision", "codes"], *lines]}


def main() -> None:
    for name, lines in tables().items():
        write(REGION / name, lines)


if __name__ == "__main__":
    main()
