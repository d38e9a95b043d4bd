"""What `gospublic doctor` says: of each part whether it is well, and where it isn't, what to do."""

from typing import Final

SETTINGS: Final = "Настройки"
DATABASE: Final = "База реестра"
REDIS: Final = "Redis"
CLOCK: Final = "Часы"
TELEGRAM: Final = "Telegram"
TELEGRAM_AND_LAW: Final = (
    "в порядке; госорганам писать гражданам в Telegram нельзя с 01.06.2025 (41-ФЗ), docs/law.md"
)
VK: Final = "ВКонтакте"
MAX: Final = "MAX"

WELL: Final = "в порядке"
NOT_SET: Final = "не настроено"
ALL_WELL: Final = "Всё в порядке."
FAULTS: Final = "Исправьте отмеченное и запустите gospublic doctor ещё раз."

VERSION: Final = "действует версия {number}"
EMPTY: Final = "реестр пуст, при запуске загрузится стартовый список"
NO_CLOCK: Final = "сверить не с чем, проверьте сами: {now}"

NEEDS_HTTPS: Final = "GOSPUBLIC_PUBLIC_URL должен начинаться с https://: иначе площадки не доставляют."
ALL_ARE_ONE: Final = (
    "Перед сервером прокси с https, а GOSPUBLIC_TRUSTED_PROXIES не задан: все жители для нас — один адрес."
)
HALF_WEBHOOK: Final = (
    "Задан GOSPUBLIC_WEBHOOK_SECRET, но нет GOSPUBLIC_PUBLIC_URL: задайте и его или уберите секрет."
)
NO_GROUP: Final = "Задан GOSPUBLIC_VK_TOKEN, но нет GOSPUBLIC_VK_GROUP_ID: впишите номер сообщества."
HALF_CALLBACK: Final = "GOSPUBLIC_VK_CONFIRMATION и GOSPUBLIC_VK_SECRET нужны вместе: впишите оба."
UNKEYED: Final = (
    "Redis общий, а GOSPUBLIC_SECRET не задан: впишите длинную случайную строку, одну для всех процессов."
)
NO_REDIS: Final = "Redis не отвечает. Проверьте GOSPUBLIC_REDIS_URL и что сервер Redis работает."
REDIS_FORGETS: Final = (
    "Redis вытесняет ключи ({policy}): поставьте maxmemory-policy noeviction, иначе сообщения пропадут."
)
CLOCK_IS_OFF: Final = "Часы расходятся с сервером на {seconds} с: включите timedatectl set-ntp true."
UNREACHABLE: Final = "Площадка не отвечает ({reason}). Проверьте сеть и адрес API в настройках."
WEBHOOK_ELSEWHERE: Final = (
    "Сообщения доставляются на другой адрес ({url}). Запустите бота: при запуске он впишет свой."
)
WEBHOOK_REMAINS: Final = (
    "Сообщения доставляются на {url}, а настроен опрос. Запустите бота: при запуске он это выключит."
)
WEBHOOK_FAILS: Final = "Доставка не удаётся, ждёт сообщений: {waiting}. Проверьте, что бот отвечает снаружи."
