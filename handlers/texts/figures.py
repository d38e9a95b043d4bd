"""Figures about the list, as the dialogue tells them."""

from datetime import date

from catalog.model import Page
from catalog.statistics.model import Large, Statistics
from handlers.texts.words import PLATFORMS, day, number, plural, span

LARGEST = "Больше всего подписчиков (по данным списка):"
NOBODY_COUNTED = "Подписчиков в этом списке никто не считал."
NOT_COUNTED_HERE = "Подписчиков этого учреждения в списке никто не считал."
ITS_CARD = "Открыть карточку"
ALL_FIGURES = "Все цифры и таблица"
TABLE = "Таблица с источниками"


def all_pages(figures: Statistics) -> str:
    sums = figures.all
    institutions = plural(sums.institutions, "учреждение", "учреждения", "учреждений")
    pages = plural(sums.pages, "страница", "страницы", "страниц")
    days = plural(figures.lapse_days, "день", "дня", "дней")
    return (
        f"В списке на {day(figures.on)}: {institutions}, {pages} в соцсетях. Из них с отметкой,"
        f" которую видели за последние {days}, — {number(sums.confirmed)}."
    )


def all_followers(figures: Statistics) -> str:
    first, last = figures.counted_from, figures.counted_to
    counted = f" (посчитаны {span(first, last)})" if first and last else ""
    return (
        f"Подписчиков на всех страницах вместе: {number(figures.all.followers)}{counted}."
        " Один человек может быть подписан на несколько страниц, так что это не число жителей."
    )


def followers_of_page(page: Page) -> str:
    """«ВКонтакте: 15 700 подписчиков, посчитаны 12 ноября 2026.»"""
    return f"{PLATFORMS[page.platform]}: {followers_of_one(page.followers or 0, page.followers_on)}"


def followers_of_one(count: int, counted_on: date | None) -> str:
    when = f", посчитаны {day(counted_on)}" if counted_on else ""
    return f"{plural(count, 'подписчик', 'подписчика', 'подписчиков')}{when}."


def largest_row(position: int, name: str, large: Large) -> str:
    """«1. Администрация Волгограда — 15 700, ВКонтакте, 12 ноября 2026»."""
    platform = PLATFORMS[large.page.platform] if large.page else ""
    when = day(large.counted_on) if large.counted_on else ""
    return f"{position}. {name} — {', '.join(filter(None, (number(large.followers), platform, when)))}"
