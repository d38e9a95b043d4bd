"""Every word of the figures of use: what was asked, what came of it, whose cards were shown."""

from catalog.pages.finding import Verdict
from catalog.search import Decision

DECISIONS = "Вопросы по дням"
DECISIONS_RULE = (
    "Каждый вопрос, по которому искали в списке, отнесён к одному итогу. Листание списка и нажатия кнопок"
    " вопросами не считаются. Это вопросы, а не люди: кто спрашивал, нигде не записано."
)
DAY, ALL = "День", "Всего"
OUTCOMES = {
    Decision.ANSWER: "Нашли",
    Decision.CHOOSE: "Предложили выбрать",
    Decision.SERVICE: "Показали услугу",
    Decision.NONE: "Не нашли",
}

VERDICTS = "Проверка ссылок и телефонов"
VERDICTS_RULE = (
    "Сообщения со ссылкой или телефоном: что ответили, если их несколько — про худший."
    " Сами ссылки и номера не хранятся."
)
VERDICT, TIMES = "Что ответили", "Сообщений"
JUDGED = {
    Verdict.OFFICIAL: "Официальная",
    Verdict.LISTED: "Из списка",
    Verdict.KNOWN_PHONE: "Телефон из списка",
    Verdict.NOT_A_PAGE: "Не страница учреждения",
    Verdict.UNKNOWN: "Подтвердить не можем",
    Verdict.REDIRECT: "Куда ведёт, не видно",
    Verdict.UNKNOWN_PHONE: "Телефона в списке нет",
    Verdict.REVOKED: "Не переходите: снята или переехала",
    Verdict.LOOKALIKE: "Похожий адрес, но чужой",
}

WANTED = "Кого искали чаще всего"
WANTED_RULE = (
    "Сколько раз карточку показали в разговоре с ботом или на сайте. Страница за QR-кодом и карточки,"
    " вставленные в чужие чаты, сюда не входят."
)
NAME, PLACE, SHOWN = "Учреждение", "Где", "Показов"
NO_MORE = "в реестре больше нет"
