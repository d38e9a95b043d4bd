"""What is said of a search: several, too many, none."""

from catalog.search import Missing, Trait
from handlers.texts.words import number

MORE = "Ещё"
BACK = "Назад"
SHOW_ALL = "Показать все"
CHOOSE_PLACE = "Выбрать место"
OTHER_PLACE = "Другой район"
REPORT_MISSING = "Сообщить: нет в списке"

MOST_PLACES = 3

EXAMPLE = "Например: «{example}»."
INSTITUTIONS = "учреждений"
WHICH = "Что из этого нужно? Напишите номер."
MAYBE_THIS = (
    "Точного совпадения нет. Может быть, нужно это? Напишите номер или иначе: название, улицу, район."
)
PASSED_OVER = "Слова «{words}» в названиях и улицах не нашёл."
SAID_EARLIER = "(вы его называли)"
HELD = "Искал {where}."
WIDENED = "{where} такого в списке нет, поэтому искал везде."
WHERE = "В каком городе или районе искать?"
WHERE_ANYTHING = "Хорошо, место забыл. Кто нужен и где?"

QUESTIONS = {
    Trait.KIND: "Напишите, что именно нужно.",
    Trait.NUMBER: "Напишите номер, название или улицу.",
    Trait.MUNICIPALITY: "Напишите город или район.",
    Trait.LOCALITY: "Напишите город, посёлок или село.",
    Trait.DISTRICT: "Напишите район города.",
    Trait.NAME: "Напишите название, улицу или место.",
    Trait.STREET: "Напишите улицу.",
}

WHOSE_NUMBER = "Чей это номер? Напишите вместе с ним, кто нужен и где: например, «школа {number}»."
NOTHING_BEFORE = "Это начало. Напишите, кто нужен и где."
NO_SUCH_LINE = (
    "Такого номера в этом списке нет. Напишите номер строки или другое слово: название, улицу, район."
)
STALE = "Список устарел, вот он заново."
STALE_NOTHING = "Этот выбор устарел. Напишите, кто нужен и где."

NOT_UNDERSTOOD = (
    "Не понял, что найти. Напишите, кто нужен и где: например, «поликлиника 5» или «садик на улице Мира»."
)
NEAREST = "Может быть, вам сюда? Напишите номер:"
NOT_CLOSED = "Это не значит, что оно закрыто."
PLACE_UNKNOWN = "Слова «{place}» не узнал: такого места в списке нет."
PLACE_UNKNOWN_UNSAID = "Такого места в списке нет."
WHICH_DISTRICT = "В каком это районе?"
ELSEWHERE = "{said} есть, но в другом месте: {places}."
REST_ELSEWHERE = "Такое есть в другом месте: {places}."
RESPONSIBLE = "Спросить можно здесь: {name}."
WITHOUT_IT = "Это можно узнать и сделать без похода туда:"
SIMILAR = "Похоже по названию (это другие учреждения):"
SECTIONS = "Может быть, проще выбрать раздел: напишите «меню»."


def not_found(what: str, where: str) -> str:
    """«Не нашёл в списке: поликлиника № 12 в Волжском.»"""
    place = f" {where}" if where else ""
    return f"Не нашёл в списке: {what}{place}." if what else f"Такого учреждения{place} в списке не нашёл."


def no_address(what: str, where: str) -> str:
    """«МФЦ в Волжском: точного адреса в списке нет.»"""
    place = f" {where}" if where else ""
    return f"{what[:1].upper()}{what[1:]}{place}: точного адреса в списке нет."


def found(noun: str, where: str, count: int) -> str:
    """«Нашлось детских садов в Камышине: 24.»"""
    return f"Нашлось {noun}{' ' + where if where else ''}: {number(count)}."


def no_more(where: str) -> str:
    return f"Больше{' ' + where if where else ''} в списке ничего такого нет. Можно назвать другой район."


def more(count: int) -> str:
    return f"Есть ещё {number(count)}: напишите «ещё»."


def elsewhere(missing: Missing) -> str:
    """«№ 12 есть, но в другом месте: Волгоград, Центральный район.»"""
    places = "; ".join(missing.elsewhere[:MOST_PLACES])
    if missing.trait in (Trait.NUMBER, Trait.KIND):
        return ELSEWHERE.format(said=missing.said[:1].upper() + missing.said[1:], places=places)
    return REST_ELSEWHERE.format(places=places)


CORRECTED = "Учёл поправку: «{meant}» вместо «{denied}»."
