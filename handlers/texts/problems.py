"""What is said to an operator of a page that verification found wrong: what was seen, and what to do.

An address in it is text, never a link: a page that moved may be anybody's by now.
"""

from catalog.pages.page_checks import PageProblem, ProblemKind
from handlers.texts.words import bare, day

SEEN = {
    ProblemKind.LOST_MARK: "отметки «Госорганизация» больше нет",
    ProblemKind.MOVED: "у страницы другой адрес",
    ProblemKind.GONE: "страницы нет",
    ProblemKind.UNREACHED: "сайт не отвечает",
    ProblemKind.OTHER_OGRN: "в виджете Госуслуг чужой ОГРН",
    ProblemKind.OTHER_INN: "в адресе чужой ИНН",
    ProblemKind.CLOSED: "страница закрыта от посторонних",
    ProblemKind.BETTER_ADDRESS: "сайт открывается и по https",
}
TO_DO = {
    ProblemKind.LOST_MARK: "Жителям она показана как снятая. Узнайте у учреждения, что случилось.",
    ProblemKind.MOVED: "Жителям её больше не показываем. Спросите учреждение и впишите новый адрес.",
    ProblemKind.GONE: "Жителям её больше не показываем. Найдите новую страницу или очистите ячейку.",
    ProblemKind.UNREACHED: "Если не ответит и завтра, скроем её. Проверьте адрес.",
    ProblemKind.OTHER_OGRN: "Отметку не засчитали. Проверьте, чья это страница, и ОГРН в реестре.",
    ProblemKind.OTHER_INN: "Проверьте, чья это страница, и ИНН в реестре.",
    ProblemKind.CLOSED: "Попросите учреждение открыть её.",
    ProblemKind.BETTER_ADDRESS: "Впишите адрес с https.",
}
REASONS = {
    "not_found": "не нашлась",
    "chat not found": "не нашлась",
    "deleted": "удалена",
    "banned": "заблокирована",
    "blocked": "заблокирована",
}

NOTHING_WRONG = "Решать нечего: со страницами всё в порядке."
TO_DECIDE = "Нужно решить: {}."
SINCE = "с {}"
NEW_ADDRESS = "теперь {}"


def seen(problem: PageProblem) -> str:
    """«страницы нет (удалена), с 25 ноября 2026»."""
    detail = REASONS.get(problem.evidence, problem.evidence)
    shown = f" ({detail})" if detail else ""
    moved = NEW_ADDRESS.format(bare(problem.suggestion)) if problem.suggestion else ""
    parts = (f"{SEEN[problem.kind]}{shown}", moved, SINCE.format(day(problem.since)))
    return ", ".join(filter(None, parts))


def to_do(problem: PageProblem) -> str:
    """What an operator does about it."""
    return TO_DO[problem.kind]
