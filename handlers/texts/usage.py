"""Every word of the figures of use: what was asked, what came of it, whose cards were shown."""

from catalog.pages.finding import Verdict
from catalog.queues.model import KEPT_DAYS
from catalog.search import Decision
from catalog.statistics.usage import Help

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

HELPED = "Помогло ли, по неделям"
HELPED_RULE = (
    "Ответили: показали учреждение или услугу. Переспросили: предложили выбрать. «Не то» и сообщения"
    " об ошибках считаются раз на карточку. «Помогло?» бот спрашивает в одном разговоре из двадцати, раз."
    " Кто отвечал, нигде не записано."
)
WEEK = "Неделя с"
ANSWERED, ASKED_BACK, NOT_FOUND = "Ответили", "Переспросили", "Не нашли"
TOLD = {
    Help.WRONG: "«Не то»",
    Help.REPORT: "Сообщили",
    Help.HELPED: "Помогло",
    Help.HELPED_NOT: "Не помогло",
}

UNKNOWN = "Чего чаще всего не находят"
UNKNOWN_RULE = (
    "Вопросы без ответа, сходные вместе. Слова видны, когда так спросили трое."
    f" Хранятся без имён, не дольше {KEPT_DAYS} дней."
)
QUESTION, KIND, CONVERSATIONS = "Вопрос", "Вид", "Разговоров"

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
