"""Every sentence that the chat page and the card pages say by themselves. Answers stand elsewhere."""

from typing import Final

from catalog.model import Platform
from handlers.messages import Tone
from handlers.texts import cards, talk
from handlers.texts.words import PAGE_TITLES

TITLE: Final = "Официальные страницы учреждений"
SHORT_TITLE: Final = "Госстраницы"
TAGLINE: Final = "Справочник больниц, школ, садиков и администраций"
ABOUT: Final = (
    "Подскажу настоящую страницу учреждения, его телефон и куда записаться.",
    "Официальной называю только страницу, у которой видели отметку «Госорганизация», и говорю, когда.",
    "Я бот, не человек. Личного не пишите: ни полиса, ни паспорта, ни кодов из СМС.",
)
WITHOUT_SCRIPTS: Final = (
    "В этом браузере выключен JavaScript. Спрашивать всё равно можно: "
    "напишите вопрос, и ответ откроется новой страницей."
)

# The refusals: one sentence each, for a person or an engineer who calls the address by hand.
NOT_JSON: Final = 'Ожидается JSON вида {"session": "…", "text": "…"} с типом application/json.'
NO_TEXT: Final = 'Нужен JSON вида {"text": "…"} с типом application/json.'
NOT_A_FORM: Final = "Форму прочитать не удалось. Откройте страницу заново и отправьте вопрос ещё раз."
BAD_SESSION: Final = "Нужна строка session: от 1 до 256 знаков, без управляющих символов."
TEXT_OR_CHOICE: Final = "Нужно что-то одно: строка text или строка choice."
BAD_CHOICE: Final = "Такой кнопки у меня нет. Напишите, пожалуйста, словами."
TOO_LARGE: Final = "Сообщение слишком большое. Напишите, пожалуйста, короче."
TOO_SLOW: Final = "Сообщение пришло не до конца. Отправьте его, пожалуйста, ещё раз."
TOO_MUCH_FROM_HERE: Final = "С вашего адреса слишком много сообщений. Подождите, пожалуйста, десять секунд."
BROKEN: Final = "У меня что-то сломалось. Попробуйте, пожалуйста, ещё раз через минуту."
NO_SUCH_ADDRESS: Final = "Такой страницы здесь нет."
METRICS_CLOSED: Final = "Показатели видны только с этой машины (настройка GOSPUBLIC_METRICS_PUBLIC)."
WRONG_HOST: Final = "Этот сайт открывается по другому адресу."
NOT_FRAMED: Final = "Показывать чат на других сайтах здесь не разрешено (настройка GOSPUBLIC_FRAME_SITES)."
WRONG_METHOD: Final = "По этому адресу так обратиться нельзя."

NO_SUCH_CARD: Final = "Учреждения с таким кодом в списке нет"
NO_SUCH_CARD_MORE: Final = (
    "Возможно, в адресе опечатка. Это не значит, что учреждение закрыто: спросите о нём в чате."
)
STARTER: Final = "Список из открытых источников: отметку проверяйте на странице."

OPEN_CARD: Final = "Открыть карточку учреждения"
OPEN_CHAT: Final = "Открыть чат"
STATISTICS: Final = "Цифры о списке"
BROWSE: Final = "Все учреждения"
PRIVACY: Final = "Что мы храним"
ACCESSIBILITY: Final = "Доступность"
ASK_ABOUT_CARD: Final = "Спросить об этом учреждении в чате"
ASK_ABOUT_SERVICE: Final = "Спросить об этой услуге в чате"
IN_MESSENGERS: Final = "То же в мессенджере"
BOTS: Final = {
    Platform.TELEGRAM: "Бот в Телеграме",
    Platform.VK: "Бот ВКонтакте",
    Platform.MAX: "Бот в МАКС",
}
"""Where the link opens the same conversation."""

OFFLINE_TITLE: Final = "Нет интернета"
OFFLINE_MORE: Final = "Без него ответить не могу. В беде звоните 112: звонок бесплатный."
FAILURE_TITLE: Final = "Не получилось"

LISTENS: Final = "Чат открыт: {address}"
STARTER_LIST: Final = (
    "Пока это стартовый список: {many}. Как его наполнить: gospublic import ФАЙЛ.xlsx — своей таблицей, "
    "gospublic gather — файлами открытых реестров.\n"
)
PORT_TAKEN: Final = "Не могу слушать {host}:{port}: занято или нельзя. Выберите другой GOSPUBLIC_WEB_PORT."

CHAT_WORDS: Final = {
    "you": "Вы",
    "bot": "Бот",
    "question": "Что найти? Например: поликлиника 5",
    "suggestions": "Подсказки",
    "hinted": "Подсказок: {count}. Выбрать — стрелками и «Ввод», убрать — Escape.",
    "send": "Отправить",
    "restart": "Заново",
    "conversation": "Разговор",
    "typing": "печатает…",
    "unreachable": "Нет связи с сервером. Сообщение не потеряно: отправлю, как только связь появится.",
    "loading": "Список учреждений ещё загружается. Сообщение не потеряно: отвечу, как только он будет готов.",
    "retry": "Повторить сейчас",
    "reachable": "Связь снова есть.",
    "offline": "Похоже, пропал интернет. Писать можно: отправлю, как только он появится.",
    "waiting": "Ещё не отправлено",
    "refused": "Осталось без ответа",
    "place": "Где",
    "address": "Адрес",
    "phone": "Телефон",
    "pages": "Страницы",
    "services": "Услуги",
    "call": ("звон", "запись к врачу: "),
    "dial": "Позвонить",
    "markSeen": "Официальная: отметку «Госорганизация» видели {date}",
    "markNotSeen": "Адреса из списка: отметку ещё не видели",
    "officialName": "Полное название",
    "print": "Распечатать",
    "route": cards.ROUTE,
    "pageTitles": PAGE_TITLES,
    "tones": {
        Tone.URGENT.value: "Срочно",
        Tone.DANGER.value: "Осторожно",
        Tone.UNSURE.value: "Не подтверждено",
        Tone.GOOD.value: "Подтверждено",
    },
    "didItHelp": talk.DID_IT_HELP,
    "menu": "Меню",
    "share": "Поделиться",
    "shared": "Ссылка скопирована",
}
"""What the script of the page says; it is handed to it as data, under these names.

`call` is no sentence: in a line of an answer with one of these («звоните 103»), short numbers can be pressed.
"""
