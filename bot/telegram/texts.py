"""What Telegram shows of the bot, and what the operator is told of Telegram."""

from handlers.texts.commands import COMMANDS

GROUP_COMMANDS = {name: COMMANDS[name] for name in ("find", "check", "services", "about", "help")}

DESCRIPTION = (
    "Я бот, не человек. Подскажу настоящую страницу больницы, школы, садика, администрации"
    " и куда записаться.\n"
    "Напишите своими словами, кто нужен и где, или пришлите ссылку: скажу, есть ли она в списке официальных."
)
SHORT_DESCRIPTION = "Настоящие страницы больниц, школ, садиков, администраций. Проверка ссылок."

ADDED_TO_GROUP = (
    "Здравствуйте! Я бот. В группе отвечаю только на команды, на @{name} и на ответы на мои сообщения,"
    " остального не читаю.\nНапример: «@{name} школа 5» или «/check» со ссылкой."
)

INLINE_ASK = "Напишите, кто нужен и где: школа 5"
INLINE_HINT = "Найти страницу учреждения: открыть бота"
INLINE_NOTHING = "Не нашёл. Спросить бота подробнее"
INLINE_VERDICT = "Что известно об этой ссылке"
INLINE_SERVICE = "Куда звонить и где записаться"
OPEN_BOT = "Открыть бота"

BAD_TOKEN = "Телеграм не принимает токен бота. Проверьте GOSPUBLIC_TELEGRAM_TOKEN."  # noqa: S105 - a sentence
NO_INLINE = (
    "Карточку не вставить в чужой чат: режим inline выключен."
    " Включите у @BotFather: /setinline, подсказка «школа 5 дзержинский»."
)
READS_GROUPS = (
    "В группах Телеграм присылает боту все сообщения, а нужны только обращённые к нему."
    " Включите у @BotFather: /setprivacy, Enable."
)
BAD_WEBHOOK = (
    "Телеграм не принимает адрес для доставки."
    " Нужен GOSPUBLIC_PUBLIC_URL с https и порт 443, 80, 88 или 8443."
)
