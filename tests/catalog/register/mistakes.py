"""What ordinary editors do to a table, and what must come of it.

`docs/tables.md` shows these with what the program says of them; `python -m tests.catalog.register.outcomes`
renews it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from catalog.register.cells.cells import machine_day

NAME = "Полное наименование"
SCHOOL = "МБОУ «Средняя школа № 5»"
IN_DAYS = machine_day() + timedelta(days=2)  # it isn't this day in any region yet
Table = Sequence[Sequence[str]]


class Outcome(Enum):
    REFUSED = "не загружается"
    TOLD = "загружается с замечанием"
    READ = "понято"


@dataclass(frozen=True)
class Mistake:
    """`said`: words that the fault or the notice must hold, or the cell of an export that comes of it."""

    what: str
    table: Table
    outcome: Outcome
    said: tuple[str, ...] = ()
    row: int = 2
    column: str = ""


def in_cell(column: str, cell: str, what: str, outcome: Outcome, *said: str) -> Mistake:
    """One cell of an otherwise good row."""
    return Mistake(what, [[NAME, column], [SCHOOL, cell]], outcome, said, column=column)


def refused(column: str, cell: str, what: str, *said: str) -> Mistake:
    return in_cell(column, cell, what, Outcome.REFUSED, *said)


def told(column: str, cell: str, what: str, *said: str) -> Mistake:
    """The row is taken without what the cell holds, or with it in its own column."""
    return in_cell(column, cell, what, Outcome.TOLD, *said)


def read(column: str, cell: str, what: str, meant: str) -> Mistake:
    return in_cell(column, cell, what, Outcome.READ, meant)


ADDRESSES = [
    refused("ВКонтакте", "vk.cоm/school5", "кириллическая «о» в адресе", "vk.com"),
    refused("ВКонтакте", "https://vk-com.ru/school5", "сайт, похожий на ВКонтакте", "vk"),
    told("ВКонтакте", "t.me/school5", "Телеграм в столбце ВКонтакте", "Телеграм", "записана туда"),
    told("ВКонтакте", "school5.ru", "сайт в столбце ВКонтакте", "сайт", "записана туда"),
    told("Сайт", "https://vk.com/school5", "страница ВКонтакте вместо сайта", "ВКонтакте", "записана туда"),
    told("Сайт", "https://vk.com/id1", "страница человека вместо сайта", "не взято", "человек"),
    refused("ВКонтакте", "https://vk.com/wall-211_48", "ссылка на запись", "запись", "vk.com/club211"),
    refused("ВКонтакте", "https://vk.com/id1", "страница человека", "человек"),
    refused("ВКонтакте", "https://vk.com/feed", "раздел самой площадки", "раздел"),
    refused(
        "ВКонтакте", "https://vk.com/away.php?to=https://school5.ru", "ссылка, уводящая с ВКонтакте", "уводит"
    ),
    refused("ВКонтакте", "vk.cc/abc12", "короткая ссылка ВКонтакте", "короткая"),
    refused("Сайт", "clck.ru/abc12", "короткая ссылка вместо сайта", "короткая"),
    refused("Телеграм", "t.me/+AbCdEf123456", "приглашение в закрытый чат", "приглашение"),
    told("ВКонтакте", "ссылка", "слово, под которым спрятан адрес", "не адрес"),
    told("ВКонтакте", "Школа 5 Волгоград", "название вместо адреса", "не адрес"),
    refused("ВКонтакте", "https://vk.com/school5https://ok.ru/school5", "два адреса слиплись", "пробел"),
    refused("Сайт", "http://192.168.0.5/", "номер машины вместо сайта", "адрес"),
    refused("Сайт", "https://admin:12345@school5.ru/", "пароль в адресе", "адрес"),
    told("Сайт", "school5@mail.ru", "электронная почта вместо сайта", "почт"),
    refused("Сайт", "https://school5,ru", "запятая вместо точки в адресе", "адрес"),
    read("ВКонтакте", "vk.com/school5", "адрес без https", "https://vk.com/school5"),
    read("ВКонтакте", "https://m.vk.com/school5", "мобильный адрес", "https://vk.com/school5"),
    read("ВКонтакте", "https://vk.ru/school5", "vk.ru", "https://vk.com/school5"),
    read(
        "ВКонтакте",
        "https://vk.com/School5?from=groups&w=wall-1_2",
        "хвост после «?»",
        "https://vk.com/school5",
    ),
    read("ВКонтакте", "@school5", "@имя", "https://vk.com/school5"),
    read("ВКонтакте", "211000555", "номер сообщества", "https://vk.com/club211000555"),
    read("ВКонтакте", "https://vk.com/school5.", "точка в конце", "https://vk.com/school5"),
    read("ВКонтакте", "нет", "«нет» вместо пустой ячейки", ""),
    read("ВКонтакте", "-", "прочерк", ""),
    read("ВКонтакте", "отсутствует", "«отсутствует»", ""),
    read(
        "ВКонтакте",
        "vk.com/school5, vk.com/club7",
        "два адреса в ячейке",
        "https://vk.com/school5; https://vk.com/club7",
    ),
    refused(
        "Сайт",
        '<a href="https://school5.ru/">school6.ru</a>',
        "под адресом спрятан другой",
        "другой адрес",
    ),
    read(
        "Сайт", '<a href="http://school5.ru/">Перейти на сайт</a>', "ссылка за словами", "http://school5.ru/"
    ),
    read("Сайт", "школа5.рф", "сайт по-русски без схемы", "https://xn--5-7sb3aeo2d.xn--p1ai/"),
]
CELLS = [
    refused("Госорганизация", "возможно", "отметка не «да» и не «нет»", "да", "нет"),
    read("Госорганизация", "+", "плюс вместо «да»", "+"),
    refused("Проверено", "осень 2026", "не дата", "20.11.2026"),
    refused("Проверено", "31.06.2026", "дня нет в календаре", "20.11.2026"),
    refused("Проверено", "12.11.2062", "описка в годе", "год"),
    refused("Проверено", "ноябрь", "месяц вместо дня", "20.11.2026"),
    in_cell("Проверено", f"{IN_DAYS:%d.%m.%Y}", "день ещё не наступил", Outcome.TOLD, "не наступил"),
    read("Проверено", "46346", "дата числом Excel", "46346"),
    read("Проверено", "20.11.26 г.", "год двумя цифрами", "20.11.26 г."),
    told("ИНН", "344405913", "таблица потеряла ноль в ИНН", "ноль"),
    in_cell("ОГРН", "1.02344E+12", "Excel округлил ОГРН", Outcome.TOLD, "округлила", "текст"),
    told("ИНН", "34440591З9", "буква «З» в ИНН", "цифр"),
    in_cell("ИНН", "3444059138", "описка в ИНН", Outcome.TOLD, "контрольная"),
    told("Подписчики", "16,2 тыс.", "«тыс.» в числе", "целое"),
    told("Подписчики", "-5", "отрицательное число", "целое"),
    read("Подписчики", "1 240", "пробел в числе", "1240"),
    told("Широта", "144.51", "широта больше 90", "градусы"),
    told("Широта", "48.70, 44.51", "обе координаты в одной ячейке", "градусы"),
    read("Широта", "48,7070", "запятая в координате", "48.707"),
    refused("Код", "школа 5", "код по-русски", "латинск"),
    read("Код", "15.0", "Excel дописал к коду .0", "15"),
    refused("Услуги", "Запись к врачу", "услуга без ссылки", "название=ссылка"),
    refused("Услуги", "Запись=javascript:alert(1)", "ссылка-программа", "https"),
    refused("Краткое наименование", "Школа " * 200, "слишком длинный текст", "длинно"),
    refused("Преемник", "no-such-code", "преемника нет в реестре", "код"),
]
ROWS = [
    Mistake(
        "название не заполнено", [[NAME, "Телефон"], ["", "122"]], Outcome.REFUSED, ("наименования",), 2, NAME
    ),
    Mistake(
        "код стоит дважды",
        [["Код", NAME], ["a-1", "Школа № 5"], ["a-1", "Школа № 6"]],
        Outcome.REFUSED,
        ("строке 2",),
        3,
        "Код",
    ),
    Mistake(
        "итог под таблицей",
        [[NAME, "Подписчики"], [SCHOOL, "10"], ["Итого", "10"]],
        Outcome.TOLD,
        ("итог",),
        3,
    ),
    Mistake(
        "подзаголовок между строками",
        [[NAME, "Тип", "Телефон"], ["Дзержинский район", "", ""], [SCHOOL, "школа", "122"]],
        Outcome.TOLD,
        ("подзаголовки",),
    ),
    Mistake(
        "одна страница у двух учреждений",
        [[NAME, "ВКонтакте"], ["Школа № 5", "vk.com/school5"], ["Школа № 6", "vk.ru/school5"]],
        Outcome.TOLD,
        ("одна страница", "2, 3"),
    ),
    Mistake(
        "учреждение записано дважды",
        [[NAME, "Город"], ["Школа № 5", "Елань"], ["ШКОЛА №5", "Елань"]],
        Outcome.TOLD,
        ("не один раз",),
    ),
    Mistake(
        "учреждение под двумя названиями",
        [[NAME, "Тип", "Город"], [SCHOOL, "школа", "Елань"], ["МБОУ СОШ № 5", "школа", "Елань"]],
        Outcome.TOLD,
        ("строку 3",),
    ),
    Mistake(
        "название с опиской второй раз",
        [
            [NAME, "Тип", "Город"],
            ["Детский сад «Солнышко»", "детский сад", "Елань"],
            ["Детский сад «Солнышка»", "детский сад", "Елань"],
        ],
        Outcome.TOLD,
        ("строку 3",),
    ),
]
HEADERS = [
    Mistake(
        "столбец есть дважды",
        [[NAME, NAME], ["Школа № 5", "Школа № 6"]],
        Outcome.REFUSED,
        ("дважды",),
        1,
        NAME,
    ),
    Mistake("нет столбца с названиями", [["Код", "Адрес"], ["a-1", "ул. Мира"]], Outcome.REFUSED, (NAME,), 1),
    Mistake("шапка есть, строк нет", [[NAME, "Адрес"]], Outcome.REFUSED, ("ни одного",), 0),
    Mistake("лишний столбец", [[NAME, "Оформление (%)"], [SCHOOL, "20"]], Outcome.TOLD, ("Оформление",), 0),
    Mistake(
        "перенос строки в шапке", [["Полное\nнаименование"], [SCHOOL]], Outcome.READ, (SCHOOL,), column=NAME
    ),
    Mistake(
        "заголовок над шапкой",
        [["Реестр учреждений"], [NAME, "Тип"], [SCHOOL, "школа"]],
        Outcome.READ,
        (SCHOOL,),
        column=NAME,
    ),
    Mistake(
        "шапка в две строки",
        [[NAME, "Страницы", ""], ["", "ВКонтакте", "Одноклассники"], [SCHOOL, "vk.com/school5", ""]],
        Outcome.READ,
        ("https://vk.com/school5",),
        column="ВКонтакте",
    ),
    Mistake(
        "под шапкой номера столбцов",
        [[NAME, "Тип", "Телефон"], ["1", "2", "3"], [SCHOOL, "школа", "122"]],
        Outcome.READ,
        (SCHOOL,),
        column=NAME,
    ),
    Mistake(
        "шапка повторена",
        [[NAME, "Тип"], [NAME, "Тип"], [SCHOOL, "школа"]],
        Outcome.READ,
        (SCHOOL,),
        column=NAME,
    ),
]
MISTAKES: list[Mistake] = [*ADDRESSES, *CELLS, *ROWS, *HEADERS]
