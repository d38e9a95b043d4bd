"""What `gospublic discover` and the desk tell of pages found on institutions' own sites."""

from typing import Final

from bot.discover.outcomes import Outcomes
from catalog.discovery.judging import FoundReason, JudgedPage
from catalog.discovery.model import SiteOutcome
from handlers.texts.words import bare, number, plural

REASONS: Final = {
    FoundReason.INN: "ИНН учреждения в самом адресе",
    FoundReason.OGRN: "ОГРН учреждения в виджете Госуслуг на странице",
    FoundReason.LINKS_BACK: "страница ссылается на этот же сайт",
    FoundReason.NUMBER: "номер учреждения в названии",
    FoundReason.NAME: "название похоже на учреждение",
    FoundReason.SAYS_OWN: "на сайте сказано, что группа своя",
    FoundReason.WIDGET: "виджет группы на сайте",
    FoundReason.SOCIAL: "стоит там, где сайты дают свои страницы",
    FoundReason.BESIDE: "рядом со страницей, которая точно своя",
    FoundReason.ALONE: "такой ссылки больше ни у кого нет",
    FoundReason.TWO: "на сайте есть и другая такая страница",
    FoundReason.FEW_SITES: "просмотрено мало сайтов, сравнить не с чем",
    FoundReason.SHARED: "ссылка есть и на сайте другого учреждения",
    FoundReason.NOT_NAMED: "сайт не называет это учреждение",
}
AGAINST: Final = frozenset(
    {FoundReason.TWO, FoundReason.FEW_SITES, FoundReason.SHARED, FoundReason.NOT_NAMED}
)
OUTCOMES: Final = {
    SiteOutcome.READ: "прочитано",
    SiteOutcome.UNREACHED: "не открылись",
    SiteOutcome.ROBOTS: "просят программы не читать",
    SiteOutcome.ELSEWHERE: "ведут на чужой сайт",
    SiteOutcome.INNER: "ведут во внутреннюю сеть",
    SiteOutcome.NOT_HTML: "не страницы",
}
OFFLINE: Final = (
    "Не открывается ни один сайт: похоже, нет выхода в интернет. Остальное посмотрит следующий запуск."
)
INVENTED: Final = "Реестр вымышленный: сайтов у его учреждений нет. Загрузите настоящий."
WAITING: Final = "Сайты сейчас смотрит другой процесс. Жду."


def evidence(finding: JudgedPage) -> str:
    """What speaks for the page, and after «но» what against, with where it was met."""
    said = [REASONS[one] for one in finding.reasons if one not in AGAINST]
    against = [REASONS[one] for one in finding.reasons if one in AGAINST]
    told = "; ".join(said) or "только ссылка на сайте"
    if against:
        told += "; но " + "; ".join(against)
    return f"{told}. Где: {bare(finding.page)}"


def summary(outcomes: Outcomes) -> str:
    """How many sites, how each ended, and what waits at the desk."""
    seen = outcomes.seen
    lines = [f"Просмотрено: {plural(sum(seen.values()), 'сайт', 'сайта', 'сайтов')}."]
    if seen:
        ended = ", ".join(f"{words}: {number(seen[one])}" for one, words in OUTCOMES.items() if seen[one])
        lines[0] = f"{lines[0][:-1]} ({ended})."
    if outcomes.left:
        lines.append(f"Осталось: {number(outcomes.left)}. Продолжит следующий запуск.")
    waiting = plural(outcomes.waiting, "страница", "страницы", "страниц")
    lines.append(
        f"Решения ждут: {waiting}, из них надёжных: {number(outcomes.sure)}, новых: {number(outcomes.new)}. "
        "Жителям ничего не показано: примите их на рабочем месте, раздел «Найдено на сайтах»."
        if outcomes.waiting
        else "Новых страниц на сайтах не найдено."
    )
    return "\n".join(lines)
