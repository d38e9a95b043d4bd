"""The institutions of the invented region: what there is of each kind, and its official name."""

from collections.abc import Iterator
from random import Random

from tests.data.regiongen.regional import REGION, regional
from tests.data.regiongen.truth import Pool, Sources, Truth

SCHOOL_FORMS = ("МБОУ", "МАОУ", "МКОУ", "Муниципальное бюджетное общеобразовательное учреждение", "МОУ")
KINDERGARTEN_FORMS = (
    *("МБДОУ", "МАДОУ", "МКДОУ", "МДОУ", "Муниципальное автономное дошкольное образовательное учреждение"),
    "муниципальное бюджетное дошкольное образовательное учреждение",
)
HEALTH_FORMS = ("ГАУЗ", "ГБУЗ", "КГБУЗ", "Государственное автономное учреждение здравоохранения", "ГУЗ ПО")
CENTRAL: tuple[tuple[str, str], ...] = (
    ("библиотека", "МБУК «Централизованная библиотечная система» {}"),
    ("музей", "МБУК «{adj}ий краеведческий музей» {}"),
    ("школа искусств", "МБУДО «Детская школа искусств» {}"),
    ("спортивная школа", "МАУ ДО «Спортивная школа» {}"),
    ("дополнительное образование", "МАУ ДО «Дом детского творчества» {}"),
    ("МФЦ", "Отделение КГКУ «Многофункциональный центр» {}"),
    ("центр занятости", "ГКУ «Центр занятости населения» {}"),
    ("ЗАГС", "Отдел ЗАГС {}"),
    ("ветеринария", "ГБУ «Станция по борьбе с болезнями животных» {}"),
    ("соцобслуживание", "ГАУСО «Комплексный центр социального обслуживания населения» {}"),
    ("орган местного самоуправления", "Управление образования администрации {}"),
    ("СМИ", "АНО «Редакция газеты «{adj}ие вести» {}"),
    ("спорт", "МАУ «Физкультурно-оздоровительный комплекс» {}"),
    ("представительный орган", "Совет депутатов {}"),
    ("администрация", "Администрация {}"),
)


class Builder:
    """Makes the institutions of one municipality after another, handing out heroes and brands in turn."""

    def __init__(self, sources: Sources, random: Random) -> None:
        self._sources, self._random = sources, random
        self._brands, self._heroes = Pool(sources["brands"], random), Pool(sources["heroes"], random)
        self._palaces = Pool(sources["palaces"], random)

    def everything(self) -> Iterator[Truth]:
        for area in self._sources["municipalities"]:
            yield from self.municipality(area)
        yield from regional(self._sources)

    def municipality(self, area: Sources) -> Iterator[Truth]:
        town = area["type"] == "городской округ"
        capital = area["name"] == "Приозёрск"
        count = (52, 74) if capital else (14, 22) if town else (3, 5)
        for number in self.numbers(count[0]):
            yield self.school(area, number)
        for number in self.numbers(count[1]):
            yield self.kindergarten(area, number)
        yield from self.central(area)
        yield from self.health(area)
        yield from self.palaces(area, 9 if capital else 3 if town else 1)
        for village in area.get("villages", []):
            yield from self.village(area, *village.split("="))

    def numbers(self, count: int) -> list[int]:
        spread = count if count < 10 else count * 2
        return sorted(self._random.sample(range(1, spread + 1), count))

    def place(self, area: Sources) -> tuple[str, str]:
        """How the name says where, and the city district if it does."""
        if area["name"] == "Приозёрск" and self._random.random() < 0.6:
            district = self._random.choice(list(self._sources["city_districts"]))
            return f"{district.replace('ый', 'ого')} района города Приозёрска", district
        full = (
            f"{area['kind']} {area['centre']}"
            if self._random.random() < 0.4
            else f"{area['kind']} {area['of']}"
        )
        return full.replace("г. ", self._random.choice(("г. ", "города ", "г."))), ""

    def founder(self, area: Sources) -> str:
        name, kind = area["name"], area["type"]
        if kind == "городской округ":
            return self._random.choice((f"Администрация города {area['of']}", f"Администрация ГО {name}"))
        stem = name[:-2] + "ого"
        return f"Администрация {stem} {kind.replace('ый', 'ого')}а"

    def hero(self) -> tuple[str, str]:
        name = self._heroes.take()
        word = self._random.choice(("имени ", "имени ", "им. "))
        return f" {word}{self._random.choice(self._sources['titles'])}{name}", name.rpartition(" ")[2]

    def school(self, area: Sources, number: int) -> Truth:
        where, district = self.place(area)
        hero, patron = self.hero() if self._random.random() < 0.6 else ("", "")
        kind, word = self._random.choice(
            (
                *(("школа", "Средняя общеобразовательная школа"), ("школа", "Средняя школа")) * 4,
                *(("школа", "СОШ"), ("гимназия", "Гимназия"), ("лицей", "Лицей")),
            )
        )
        profile = (
            f" {self._random.choice(self._sources['school_profiles'])}" if self._random.random() < 0.2 else ""
        )
        name = f"{self._random.choice(SCHOOL_FORMS)} «{word} № {number}{profile}{hero}» {where}"
        return self.made(name, kind, area, district=district, number=str(number), patron=patron)

    def kindergarten(self, area: Sources, number: int) -> Truth:
        where, district = self.place(area)
        brand = self._brands.take() if self._random.random() < 0.75 else ""
        kind = self._random.choice(
            ("Детский сад", "Детский сад", "Центр развития ребёнка — детский сад", "ЦРР-д/с")
        )
        label = f"{kind} № {number} «{brand}»" if brand else f"{kind} № {number}"
        if self._random.random() < 0.25:
            label = label.replace(" №", f" {self._random.choice(self._sources['kindergarten_profiles'])} №")
        name = f"{self._random.choice(KINDERGARTEN_FORMS)} «{label}» {where}"
        return self.made(name, "детский сад", area, district=district, number=str(number), brand=brand)

    def central(self, area: Sources) -> Iterator[Truth]:
        stem = (
            area["name"][:-2]
            if area["name"].endswith("ий")
            else area["name"].replace("Северный Причал", "Причальск")
        )
        town = area["type"] == "городской округ"
        where = f"города {area['of']}" if town else self.founder(area).removeprefix("Администрация ")
        for kind, form in CENTRAL:
            name = form.format(where, adj=stem)
            yield self.made(name, kind, area)

    def health(self, area: Sources) -> Iterator[Truth]:
        form, ministry = self._random.choice(HEALTH_FORMS), f"Министерство здравоохранения {REGION}"
        if area["type"] != "городской округ":
            stem = area["name"][:-2]
            name = f"{form} «{stem}ая центральная районная больница»"
            yield self.made(name, "больница", area, founder=ministry, level="региональный")
            return
        kinds = (
            *(
                ("поликлиника", "Городская поликлиника", 6),
                ("детская поликлиника", "Детская городская поликлиника", 4),
            ),
            *(("больница", "Городская больница", 4), ("стоматология", "Стоматологическая поликлиника", 3)),
            ("роддом", "Родильный дом", 2),
        )
        for kind, word, count in kinds:
            for number in range(1, (count if area["name"] == "Приозёрск" else 1) + 1):
                where, district = self.place(area)
                name = f"{form} «{word} № {number}» {where}"
                extra = {
                    "founder": ministry,
                    "level": "региональный",
                    "district": district,
                    "number": str(number),
                }
                yield self.made(name, kind, area, **extra)

    def palaces(self, area: Sources, count: int) -> Iterator[Truth]:
        for _ in range(count):
            brand = self._palaces.take()
            form = self._random.choice(
                ("МАУК «Дворец культуры", "МБУК «Дом культуры", "МАУ «Культурно-досуговый центр")
            )
            yield self.made(f"{form} «{brand}» {self.place(area)[0]}", "дом культуры", area, brand=brand)

    def village(self, area: Sources, village: str, stem: str) -> Iterator[Truth]:
        where = f"{self._random.choice(('с.', 'с.', 'п.', 'села', 'посёлка'))} {village}"
        hero, patron = self.hero() if self._random.random() < 0.55 else ("", "")
        told = self._random.random() < 0.7
        own = f"«{stem}ая средняя школа{hero}»" if told else f"СОШ{hero} {where}"
        yield self.made(
            f"{self._random.choice(SCHOOL_FORMS)} {own}", "школа", area, locality=village, patron=patron
        )
        if told or self._random.random() < 0.4:  # some row of a village says its name outright
            brand, form = self._brands.take(), self._random.choice(KINDERGARTEN_FORMS)
            name = f"{form} «Детский сад «{brand}» {where}"
            yield self.made(name, "детский сад", area, locality=village, brand=brand)
        yield self.made(f"МБУК «{stem}ий сельский Дом культуры»", "дом культуры", area, locality=village)
        writer, patron = self.hero() if self._random.random() < 0.4 else ("", "")
        library = f"{stem}ая сельская библиотека-филиал{writer}"
        yield self.made(library, "библиотека", area, locality=village, patron=patron)
        if area["type"] == "муниципальный район":
            name = f"Администрация {stem}ого сельского поселения"
            yield self.made(name, "администрация поселения", area, locality=village)
        else:
            name = f"Территориальный отдел «{village}» {self.founder(area).lower()}"
            yield self.made(name, "администрация поселения", area, locality=village)
        if self._random.random() < 0.5:
            ministry = f"Министерство здравоохранения {REGION}"
            name = f"Фельдшерско-акушерский пункт {where} ГБУЗ «{area['name'][:-2]}ая ЦРБ»"
            yield self.made(name, "ФАП", area, locality=village, founder=ministry, level="региональный")

    def made(self, name: str, kind: str, area: Sources, **more: str) -> Truth:
        more = {"founder": self.founder(area), "locality": area["centre"]} | more
        return Truth(name, kind, area["name"], **more)
