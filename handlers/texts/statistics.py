"""Every word of the statistics: titles, columns, and what each figure counts."""

from datetime import date

from catalog.statistics.model import Age, Cover
from handlers.texts.words import day, number, plural, span

TITLE = "Цифры о списке"
LEAD = (
    "Страницы государственных и муниципальных учреждений в соцсетях: сколько их, у скольких видели отметку."
)
DOWNLOAD = "Скачать таблицы (csv)"
CHART = "Диаграмма: {title}, {columns}. Те же числа — в таблице ниже."
SHOWN_ROWS = "На диаграмме {count} самых больших строк, в таблице — все."
TABLE = "Таблица: {title}"
NOT_SAID = "не указано"
NOT_COUNTED = "—"
SHEET = ("Таблица", "Строка", "Показатель", "Значение", "На дату", "Что считается")

INSTITUTIONS = "Учреждений"
COUNTS = PAGES, CONFIRMED, FOLLOWERS = "Страниц", "С отметкой", "Подписчиков"
ONLY_UNCONFIRMED, WITHOUT_PAGE = "Только без отметки", "Без страницы"
PLATFORM, KIND, MUNICIPALITY, STATE, AGE, NAME = (
    "Площадка",
    "Вид",
    "Муниципальное образование",
    "Что есть у учреждения",
    "Когда видели отметку",
    "Учреждение",
)
WHERE, COUNTED_ON, SOURCE = "Где", "На дату", "Источник"
MEASURE, VALUE = "Показатель", "Значение"
ALL, PLATFORMS, KINDS, MUNICIPALITIES, COVERAGE, FRESHNESS, LARGEST = (
    "Всего",
    "По площадкам",
    "По видам учреждений",
    "По муниципальным образованиям",
    "Охват: у скольких учреждений есть страница",
    "Свежесть подтверждений",
    "Самые большие страницы",
)
SITES = "Сайтов"

PAGE_RULE = (
    "Страница — адрес в соцсети, который показан жителям; общий для нескольких учреждений считается один раз."
    " Сайты сюда не входят. Закрытые учреждения не считаются."
)
LARGEST_RULE = (
    "Подписчики одной страницы, как их посчитал источник. Строка без площадки: источник назвал учреждение,"
    " но не адрес."
)
COVERAGE_RULE = (
    "Каждое работающее учреждение отнесено к одной строке: к лучшему, что у него есть."
    " «Без отметки» — страница в списке есть, а отметку не видели или смотрели слишком давно."
)

COVERED = {
    Cover.CONFIRMED: "Страница с отметкой",
    Cover.UNCONFIRMED: "Только страницы без отметки",
    Cover.SITE: "Только сайт",
    Cover.EXCUSED: "Страница не ведётся, основание указано",
    Cover.NOTHING: "Ни страницы, ни сайта",
}


def mark_rule(days: int) -> str:
    return (
        "С отметкой — страницы, у которых отметку «Госорганизация» видели за последние"
        f" {plural(days, 'день', 'дня', 'дней')}. Её ставят только ВКонтакте и Одноклассники."
    )


def follower_rule(since: date | None, until: date | None, counted: int) -> str:
    """«Подписчики, не жители», with the days of the counts."""
    rule = (
        "Подписчики — не жители: один человек может быть подписан на несколько страниц."
        f" Посчитано страниц: {number(counted)}"
    )
    if since is None or until is None:
        return f"{rule}; день подсчёта не указан." if counted else f"{rule}."
    return f"{rule}, {span(since, until)}."


def freshness_rule(days: int) -> str:
    return (
        "Страницы, у которых отметку хоть раз видели: сколько дней назад смотрели в последний раз."
        f" Через {plural(days, 'день', 'дня', 'дней')} подтверждение перестаёт действовать."
    )


def age(of: Age) -> str:
    """«31–60 дней назад», «раньше: уже не действует»."""
    if of.until is None:
        return f"{of.since} и больше дней назад: уже не действует"
    return f"{of.since}–{of.until} дней назад"


def on_day(today: date) -> str:
    return f"На {day(today)}"
