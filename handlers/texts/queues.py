"""What an operator is told of the queues: reports of residents, and questions that found nothing."""

from datetime import date

from catalog.queues.misses import MissGroup
from catalog.queues.model import KEPT_DAYS, TOLD_BY, QueueEntry, ReportKind, State
from catalog.queues.reports import Fix, proposed, suggested_fix, told
from catalog.queues.synonyms import Proposal
from handlers.texts.words import day, plural

STATES = {
    State.NEW: "новое",
    State.IN_WORK: "в работе",
    State.FIXED: "исправлено",
    State.NOT_CONFIRMED: "не подтвердилось",
}
KINDS = {
    ReportKind.WRONG_INSTITUTION: "«Не то»",
    ReportKind.ERROR: "Ошибка в карточке",
    ReportKind.MISSING_INSTITUTION: "Нет в списке",
    ReportKind.MISSING_PAGE: "Есть страница, а в списке её нет",
}
FIXES = {
    Fix.TEACH: "Проверьте вопрос командой gospublic search и добавьте слово жителей в «Другие названия».",
    Fix.CHECK_ADDRESS: "Посмотрите адрес сами; верный впишите в таблицу, про чужой: gospublic withdraw.",
    Fix.CHECK_CARD: "Сверьте карточку с учреждением; правку внесите таблицей: gospublic import --update.",
    Fix.ADD: "Есть такое учреждение — добавьте строку: gospublic import --update.",
}
NO_REPORTS = "Сообщений нет."
NO_MISSES = "Вопросов без ответа нет."
NO_SUCH_MISS = "Группы вопросов № {number} нет. Список: gospublic misses."
WHOSE = "Кто писал, неизвестно: так и задумано."
NOBODY_SHOWN = "учреждения в списке нет"
TEXT_LATER = f"текст покажу, когда так спросят {TOLD_BY} человека"
FORGOTTEN = f"текст стёрт через {KEPT_DAYS} дней"
ADDRESSES = "Предложен адрес (никто не проверял): {}."
ANY_KIND, ANY_PLACE = "вид не понят", "место не названо"
PROPOSED_NAME = "Предлагаю: «{said}» — в «Другие названия», {meant} ({code}). С этим словом находится."
PROPOSED_KIND = "Предлагаю: «{said}» — слово для вида «{meant}». С ним находится."


def people(count: int) -> str:
    return plural(count, "человек", "человека", "человек")


def report_line(entry: QueueEntry, shown: str) -> str:
    """«214. Ошибка в карточке: Школа № 5. 5 человек, новое, получено 23 ноября 2026.»"""
    state = STATES[entry.state] + (f" с {day(entry.changed_on)}" if entry.changed_on else "")
    return (
        f"{entry.number}. {KINDS[entry.kind]}: {shown or NOBODY_SHOWN}."
        f" {people(entry.conversations)}, {state}, получено {day(entry.made_on)}."
    )


def report_details(entry: QueueEntry) -> list[str]:
    """The words, the proposed addresses as text, and what to do first."""
    words = told(entry) or (TEXT_LATER if entry.texts else FORGOTTEN,)
    addresses = proposed(entry)
    return [
        *(f"   {text}" for text in words),
        *([f"   {ADDRESSES.format(', '.join(addresses))}"] if addresses else []),
        f"   {FIXES[suggested_fix(entry)]}",
    ]


def miss_line(group: MissGroup, kind: str) -> str:
    """«7. «фап рябовский»: ФАП, Алексеевский район. Спросили 4 человека, новое …»"""
    said = f"«{group.text}»" if group.text else TEXT_LATER
    return (
        f"{group.number}. {said}: {kind or ANY_KIND}, {group.place or ANY_PLACE}."
        f" Спросили {people(group.conversations)}, {STATES[group.state]}, последний раз {day(group.last_on)}."
    )


def proposal_line(proposal: Proposal) -> str:
    sentence = PROPOSED_KIND if proposal.kind else PROPOSED_NAME
    return "   " + sentence.format(said=proposal.said, meant=proposal.meant, code=proposal.code)


def marked(number: int, state: State, on: date) -> str:
    return f"№ {number}: {STATES[state]}, {day(on)}."
