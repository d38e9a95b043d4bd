"""An import that was worked out, told to the operator in a few lines."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from catalog.model import STARTER, SYNTHETIC, Institution
from catalog.register.compare import SHRINK, Difference
from catalog.register.faults import Fault
from catalog.register.importing import Plan

SHOWN_NAMES, SHOWN_ALIKE, SHOWN_NOTICES, SHOWN_FAULTS = 5, 5, 20, 100
OURS = {STARTER: "Стартовый список", SYNTHETIC: "Вымышленный реестр"}


def told(plan: Plan) -> str:
    """What would change, in lines."""
    return "\n".join(_lines(plan))


WILL = ("добавится", "изменится", "исчезнет")
DONE = ("добавлено", "изменено", "удалено")


def counts(difference: Difference, words: tuple[str, str, str] = WILL) -> str:
    """«добавится 3, изменится 12, исчезнет 5, без изменений 5580»."""
    changes = (difference.added, difference.changed, difference.removed)
    told = [f"{word} {len(some)}" for word, some in zip(words, changes, strict=True)]
    return ", ".join([*told, f"без изменений {difference.unchanged}"])


def faults_told(faults: Sequence[Fault]) -> str:
    """All that is wrong with a file, a line each; of very many, the first and how many more."""
    lines = [f"Реестр не изменён. Ошибок в файле: {len(faults)}."]
    lines += [str(fault) for fault in faults[:SHOWN_FAULTS]]
    return "\n".join([*lines, *_more(len(faults) - SHOWN_FAULTS)])


def _lines(plan: Plan) -> Iterator[str]:
    difference = plan.difference
    if plan.replaces_ours:
        yield f"{OURS[plan.replaces_ours]} заменится вашим реестром целиком."
    yield counts(difference).capitalize() + "."
    if not (difference.added or difference.changed or difference.removed):
        yield "В файле то же, что в реестре: менять нечего."
    if difference.changed:
        yield "Что изменится: " + ", ".join(f"{name} — {many}" for name, many in difference.fields()) + "."
    if difference.removed and not plan.replaces_ours:
        yield from _names("Исчезнут", difference.removed)
    if difference.shrinks and not plan.replaces_ours:
        yield (
            f"Реестр станет меньше больше чем на {SHRINK:.0%}. Если это правки за месяц, а не весь реестр, "
            "добавьте --update: остальные строки останутся."
        )
    if lost := difference.lost():
        yield f"Пропадёт подтверждение страниц: {len(lost)}."
        yield from (f"  {page.url} — {one.official_name}" for one, page in lost[:SHOWN_NAMES])
        yield from _more(len(lost) - SHOWN_NAMES)
    if plan.undated:
        yield (
            f"Отметок без даты проверки: {plan.undated}. Считаю, что их видели {_day(plan.checked_on)}; "
            "другой день: --checked-on."
        )
        if not plan.renewing and plan.expected:
            yield "  Где отметка не менялась, остаётся прежний день: новый назовите через --checked-on."
    if plan.notices:
        yield "Обратите внимание:"
        shown = list(_no_problem_too_often(plan.notices))
        yield from (f"  {notice}" for notice in shown[:SHOWN_NOTICES])
        yield from _more(len(plan.notices) - min(len(shown), SHOWN_NOTICES))


def _no_problem_too_often(notices: Sequence[Fault]) -> Iterator[Fault]:
    """A thousand numbers that don't add up must not hide the one page that two schools share."""
    seen: Counter[str] = Counter()
    for notice in notices:
        seen[notice.problem] += 1
        if seen[notice.problem] <= SHOWN_ALIKE:
            yield notice


def _names(title: str, institutions: Sequence[Institution]) -> Iterator[str]:
    yield f"{title}:"
    yield from (f"  {one.code} {one.official_name}" for one in institutions[:SHOWN_NAMES])
    yield from _more(len(institutions) - SHOWN_NAMES)


def _more(rest: int) -> list[str]:
    return [f"  … и ещё {rest}"] if rest > 0 else []


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
