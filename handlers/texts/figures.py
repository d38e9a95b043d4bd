"""Figures about the list."""

from datetime import date

from handlers.texts.words import day, number, plural

LARGEST = "Больше всего подписчиков (по данным списка):"
NOBODY_COUNTED = "Подписчиков в этом списке никто не считал."


def pages(today: date, institutions: int, count: int, confirmed: int, days: int) -> str:
    return (
        f"В списке на {day(today)}: {plural(institutions, 'учреждение', 'учреждения', 'учреждений')},"
        f" {plural(count, 'страница', 'страницы', 'страниц')} в соцсетях. Из них с отметкой, которую видели"
        f" за последние {plural(days, 'день', 'дня', 'дней')}, — {number(confirmed)}."
    )


def followers(count: int) -> str:
    return (
        f"Подписчиков на всех страницах вместе: {number(count)}. Один человек может быть подписан"
        " на несколько страниц, так что это не число жителей."
    )


def largest_row(position: int, name: str, count: int, counted_on: date | None) -> str:
    when = f" на {day(counted_on)}" if counted_on else ""
    return f"{position}. {name} — {number(count)}{when}"
