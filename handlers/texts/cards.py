"""What is said beside a card."""

from datetime import date

from catalog.model import Service
from handlers.texts.words import span

WRONG_ONE = "Не то"
REPORT_ERROR = "Сообщить об ошибке"
ROUTE = "Маршрут"
SHARE = "Ссылка на эту карточку"
NO_PAGES = "Страницы в соцсетях в нашем списке нет."
ONLY_NAME = "В списке только название: ни страницы, ни сайта, ни телефона."
NO_PAGES_WHY = "Страницу учреждение не ведёт: {reason}."
TURN_TO = "Обращайтесь: {name}."
NOTHING_KNOWN = "Ни сайта, ни телефона в списке тоже нет."
CALL = "Запись к врачу: {phone}."
TOOK_NUMBER = "Взял № {number} — номер учреждения."
OTHER_NUMBER = "Это строка {line}. Нужна {name} — напишите «№ {line}»."
CLOSED = "{name}: закрыто или преобразовано."
INSTEAD = "Вместо него теперь — {name}."
NOBODY_INSTEAD = "Кто теперь вместо него, в списке нет."
GONE = "Этого учреждения в списке больше нет. Напишите, кто нужен и где."
CLOSED_NOW = "Сейчас закрыто, {days}."
CLOSED_SOON = "Будет закрыто {days}."
CAN_BE_TYPED = "Можно написать: «{}»."

WRONG_SORRY = "Понял, не то. Записал, чтобы искать лучше."
WRONG_AGAIN = "Понял, не то."
WRONG_NEXT = "Может быть, одно из этих?"
WRONG_ASK = "Напишите иначе: номер, название, улицу или район."


def closure(begins: date, ends: date, today: date) -> str:
    """«Сейчас закрыто, с 1 декабря 2026 по 15 декабря 2026.»"""
    form = CLOSED_NOW if begins <= today else CLOSED_SOON
    return form.format(days=span(begins, ends))


def telephone(service: Service) -> str:
    """«Запись к врачу, колл-центр: 8 (8442) 33-03-03», said once where the title names the number itself."""
    phone = phone_words(service.url)
    return service.title if phone in service.title else f"{service.title}: {phone}"


def phone_words(url: str) -> str:
    """`tel:+78442330303` → «8 (8442) 33-03-03»; short numbers and foreign ones as they stand."""
    number = url.removeprefix("tel:")
    digits = number.removeprefix("+7")
    if len(digits) != 10 or digits == number:  # noqa: PLR2004 - a Russian number without its country code
        return number
    if digits.startswith(("800", "9")):
        return f"8 {digits[:3]} {digits[3:6]}-{digits[6:8]}-{digits[8:]}"
    return f"8 ({digits[:4]}) {digits[4:6]}-{digits[6:8]}-{digits[8:]}"


APPEAL_FORM = "Обращение в учреждение"
