"""What is said of a need: what it is, who does it, by which service, under which number, and where."""

from collections.abc import Sequence

BODY = "Кто этим занимается: {body}."
ONLINE = "По интернету: {ways}."
PHONE = "{title}: {phone}."
NOTHING_KEPT = "Проверенной ссылки и номера у меня нет. Общая форма для вопросов к властям: {title}."
WHERE = "В каком вы городе или районе? Назову, где это рядом с вами."
HERE = "Рядом с вами это здесь:"
NOBODY_HERE = "Точного адреса {where} в списке нет. Спросить можно здесь:"
NOBODY_AT_ALL = "Точного адреса {where} в списке нет."
WHICH = "О чём вы? Напишите номер или скажите иначе."
WHICH_OF_TWO = "Здесь два вопроса. С какого начать? Напишите номер."
MAYBE = "Если вы об этом:"
ANOTHER = "Другое"
ITS_CARD = "Карточка: {name}"
ITS_FORM = "Обращение: {name}"
SHOW_KIND = "Показать: {kinds}"


def headline(title: str, where: str) -> str:
    """«Нет воды, в Волжском.»"""
    return f"{title}{', ' + where if where else ''}."


def ways(titles: Sequence[str]) -> str:
    return ONLINE.format(ways="; ".join(titles))
