"""Sentences about VK: what the operator is told to switch on, and where."""

from typing import Final

KEY_REFUSED: Final = (
    "ВКонтакте не принимает ключ сообщества: создайте новый в «Управление → Работа с API → Ключи доступа»"
    " и впишите его в GOSPUBLIC_VK_TOKEN."
)
CAPTCHA: Final = (
    "ВКонтакте просит ввести капчу: войдите в сообщество администратором и отправьте одно сообщение вручную."
)
VALIDATION: Final = (
    "ВКонтакте просит подтвердить владельца ключа: войдите администратором сообщества и пройдите проверку."
)
BOT_IS_OFF: Final = (
    "Кнопки не показываются: включите «Управление → Сообщения → Настройки для бота → Возможности ботов»."
)

NO_MESSAGES: Final = (
    "У ключа сообщества нет права на сообщения: создайте ключ с правом «сообщения сообщества» в «Управление →"
    " Работа с API → Ключи доступа»."
)
CANT_LOOK: Final = (
    "Проверить настройки сообщества не могу: у ключа нет права «управление сообществом» («Управление →"
    " Работа с API → Ключи доступа»)."
)
LONG_POLL_IS_OFF: Final = (
    "Long Poll выключен: включите его в «Управление → Работа с API → Long Poll API»"
    " или командой gospublic vk-setup --apply."
)
OLD_VERSION: Final = (
    "Long Poll отдаёт события версии {version}: выберите 5.199 в «Управление → Работа с API → Long Poll API»"
    " или командой gospublic vk-setup --apply."
)
EVENT_IS_OFF: Final = (
    "Не включён тип событий «{event}»: включите его в «Управление → Работа с API → {where} → Типы событий»"
    " или командой gospublic vk-setup --apply."
)
EVENTS: Final = {
    "message_new": "Входящее сообщение",
    "message_event": "Действие с сообщением",
    "message_allow": "Разрешение на получение",
    "message_deny": "Запрет на получение",
}
"""What VK calls the types of events in its settings."""

NO_SERVER: Final = (
    "У сообщества нет сервера Callback API с адресом {address}: добавьте его в «Управление → Работа с API →"
    " Callback API» или командой gospublic vk-setup --apply."
)
SERVER_NOT_OK: Final = (
    "Сервер Callback API {address} не подтверждён: нажмите «Подтвердить» в «Управление → Работа с API →"
    " Callback API»."
)

PLANNED: Final = "Для бота нужны такие настройки сообщества:"
APPLYING: Final = "Настраиваю сообщество:"
STEP: Final = "— {what}"
SET_BOT: Final = "сообщения сообщества, возможности ботов, кнопка «Начать», добавление в беседы — включены"
SET_LONG_POLL: Final = "Long Poll API — включён, версия 5.199, типы событий: " + ", ".join(
    f"«{name}»" for name in EVENTS.values()
)
SET_CALLBACK: Final = "Callback API — сервер {address} с секретным ключом, типы событий: " + ", ".join(
    f"«{name}»" for name in EVENTS.values()
)
OTHER_CODE: Final = (
    "Строка подтверждения у ВКонтакте другая: впишите {code} в GOSPUBLIC_VK_CONFIRMATION, перезапустите бота"
    " и повторите команду."
)
NO_ADDRESS: Final = "Адрес для Callback API неизвестен: впишите внешний адрес сервера в GOSPUBLIC_PUBLIC_URL."
BY_HAND: Final = (
    "Вручную: ключ сообщества с правами «сообщения сообщества» и «управление сообществом»"
    " («Управление → Работа с API → Ключи доступа»)."
)
HOW_TO_APPLY: Final = "Включить всё это: gospublic vk-setup --apply."
NOT_SET: Final = "Сначала впишите GOSPUBLIC_VK_TOKEN и GOSPUBLIC_VK_GROUP_ID в файл .env."
REFUSED: Final = (
    "ВКонтакте не принял настройку (ошибка {code}): проверьте, что у ключа есть право «управление"
    " сообществом» и что GOSPUBLIC_VK_GROUP_ID — номер этого же сообщества."
)
UNREACHABLE: Final = "ВКонтакте не отвечает ({reason}). Попробуйте через минуту."
