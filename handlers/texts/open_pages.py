"""Every sentence of the pages beside the chat: lists, feed, badge, privacy, accessibility."""

from typing import Final

from handlers.texts import greeting

BADGE_SEEN: Final = "{address}: отметку видели {date}"
BADGE_NOT_SEEN: Final = "{address}: адрес из списка, отметку не видели"
BADGE_NO_PAGE: Final = "Страниц в списке нет"
BADGE_UNKNOWN: Final = "Такого учреждения в списке нет"

ADDED: Final = "Появилось в списке: {name}"
CHANGED: Final = "Запись изменилась: {name}"
REMOVED: Final = "Исключено из списка: {name}"
AUTHOR: Final = "Официальные страницы учреждений"
FEED_TITLE: Final = "Изменения в списке"

BROWSE: Final = "Все учреждения"
BY_KIND: Final = "По виду"
BY_PLACE: Final = "По месту"
NEXT_PAGE: Final = "Дальше"
NO_SUCH_LIST: Final = "Такого списка здесь нет."
CARD_DESCRIPTION: Final = "{name}, {place}. Официальные страницы, телефон, адрес, услуги."
CARD_DESCRIPTION_NOWHERE: Final = "{name}. Официальные страницы, телефон, адрес, услуги."

CHAT_FRAME: Final = "Справочник учреждений"
OPEN_FRAME: Final = "Спросить об учреждении"
CLOSE_FRAME: Final = "Закрыть чат"
APART_FROM_FRAME: Final = "В новой вкладке"

PRIVACY: Final = "Что мы храним о вас"
PRIVACY_LINES: Final = (
    *(("", line) for line in greeting.PRIVACY.splitlines()),
    ("Без регистрации", "Регистрации и файлов cookie нет."),
    ("Ссылки и номера", "Ссылки и телефоны, которые вы проверяете, не хранятся."),
    ("Подсчёт", "Считаем, сколько было вопросов за день и чем они кончились. О людях там ничего нет."),
)
"""Headings, where there are any, and what is said: what the conversation says, and what a page adds."""

ACCESSIBILITY: Final = "Доступность"
ACCESSIBILITY_LINES: Final = (
    (
        "К чему стремимся",
        "Чат и карточки сделаны по ГОСТ Р 52872-2019 и WCAG 2.2, уровень AA.",
    ),
    (
        "Что работает",
        "Клавиатура, программа чтения с экрана, крупный шрифт, тёмный вид, экран шириной 320 точек.",
    ),
    ("Без JavaScript", "Спрашивать можно и без него: ответ откроется новой страницей."),
    (
        "Чего нет",
        "Независимой проверки не было: проверяем программой axe и сами. На другие сайты мы не влияем.",
    ),
)
ACCESSIBILITY_HELP: Final = "Что-то мешает?"
ACCESSIBILITY_CONTACT: Final = "Напишите в чате «сообщить об ошибке» или сюда: {contact}."
ACCESSIBILITY_NO_CONTACT: Final = "Напишите в чате «сообщить об ошибке»."
