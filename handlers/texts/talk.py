"""Answers to what is no question: thanks, insults, pictures, noise."""

from datetime import date

from catalog.region import Contact

HELLO = "Здравствуйте! Я бот: напишите, кто нужен, или выберите номер."
WELCOME = "Пожалуйста. Пишите в любое время: я программа и отвечаю и ночью."
GOODBYE = "До свидания. Понадобится страница больницы или школы — пишите."
CALM = "Ладно. Понадобится страница школы или больницы — пишите."
CALM_AGAIN = "Я по-прежнему здесь: напишите, кого найти."
GO_ON = "Хорошо. Понадобится ещё что-нибудь — напишите, кто нужен и где."
OFF_TOPIC = "Этого я не знаю: ищу только страницы учреждений и куда записаться. Напишите, кто нужен и где."

EMPTY = "Напишите словами, что найти. Например: «школа 20»."
TOO_LONG = "Слишком длинно для меня. Напишите коротко, кто нужен и где: например, «детская поликлиника 3»."
VOICE = "Голосовые я не разбираю. Напишите, пожалуйста, двумя-тремя словами: кто нужен и в каком городе."
PICTURE = "Картинки я не разбираю. Напишите, пожалуйста, словами: кто нужен и где."
STICKER = "Стикеры я не разбираю. Напишите, пожалуйста, словами: кто нужен и где."
CONTACT = "Чужой контакт мне не нужен, и я его не сохранил. Напишите, кто нужен и где."
OTHER = "Такое я не разбираю. Напишите, пожалуйста, словами: кто нужен и где."

NOT_AN_OPERATOR = "Я только показываю список и ничего в нём не меняю. Напишите, кто нужен и где."
YOU_SAID = "Вы сказали: «{said}»?"

DID_IT_HELP = "Помогло? Напишите «да» или «нет»."
HELPED, HELPED_NOT = "Да, помогло", "Нет, не помогло"
GLAD = "Хорошо, спасибо! Понадобится ещё что-нибудь — пишите."

NO_HOURS = "Часов работы я не знаю."
HOURS = "Часы работы: {hours}."
HOURS_AS_OF = "Часы работы: {hours} (сведения на {day:%d.%m.%Y})."
ASK_BY_PHONE = "Скажут по телефону {phone}."
ON_SITE = "Посмотрите на сайте: {site}."
WHOSE = "О ком из списка вы? Напишите номер."
NOT_IN_LIST = "Этого в списке нет."
SHOW_CARD = "Показать карточку"

DETAILS = {"phone": "Телефон: {} ({name}).", "address": "Адрес: {} ({name})."}
NO_DETAIL = {
    "phone": "Телефона в списке нет.",
    "address": "Адреса в списке нет.",
}
NO_PAGES = "Ни страниц, ни сайта в списке нет."
NO_SUCH_PAGE = "{platform}: такой страницы в списке нет."
PAGE = "{platform}: {address} — {state}."

CHANGE_PASSWORD = "смените пароль Госуслуг и ВК"  # noqa: S105 - advice, not a secret
CALL_GOSUSLUGI = "позвоните на линию Госуслуг{phone}"
CALL_BANK = "если вводили карту — в банк по номеру на карте"
NOTHING_PERSONAL = "Мне ничего личного не пишите."


def deceived(gosuslugi: Contact | None) -> str:
    """What to do now for somebody who gave their data away."""
    steps = (
        CHANGE_PASSWORD,
        CALL_GOSUSLUGI.format(phone=f" {gosuslugi.phone}" if gosuslugi else ""),
        CALL_BANK,
    )
    numbered = "; ".join(f"{position}) {step}" for position, step in enumerate(steps, start=1))
    return f"Сделайте сейчас: {numbered}. {NOTHING_PERSONAL}"


def hours(said: str, seen_on: date | None) -> str:
    """«Часы работы: пн–пт 8:00–17:00 (сведения на 12.11.2026).»"""
    said = said.rstrip(". ")
    return HOURS.format(hours=said) if seen_on is None else HOURS_AS_OF.format(hours=said, day=seen_on)
