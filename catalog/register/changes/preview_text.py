"""An import that was worked out, told to the operator in a few lines."""

from collections import Counter
from collections.abc import Iterator, Sequence

from catalog.model import STARTER, SYNTHETIC
from catalog.register.changes.compare import SHRINK
from catalog.register.changes.difference_text import FEW, counts, difference_lines, more
from catalog.register.changes.preview import NOT_A_REGISTER, Preview
from catalog.register.faults import Fault

SHOWN_ALIKE, SHOWN_WARNINGS, SHOWN_FAULTS = 5, 20, 100
OURS = {STARTER: "Стартовый список", SYNTHETIC: "Вымышленный реестр"}


def told(preview: Preview, most: int | None = FEW) -> str:
    """What would change, in lines; of each kind of change at most so many institutions, or all."""
    return "\n".join(_lines(preview, most))


def faults_told(faults: Sequence[Fault]) -> str:
    """All that is wrong with a file, a line each; of very many, the first and how many more."""
    lines = [f"Реестр не изменён. Ошибок в файле: {len(faults)}."]
    lines += [str(fault) for fault in faults[:SHOWN_FAULTS]]
    return "\n".join([*lines, *more(len(faults), SHOWN_FAULTS)])


def _lines(preview: Preview, most: int | None) -> Iterator[str]:
    if preview.replaces_ours:
        yield f"{OURS[preview.replaces_ours]} заменится вашим реестром целиком."
    if preview.is_doubtful:
        yield f"{NOT_A_REGISTER.capitalize()}. Если это реестр, добавьте --register."
    yield counts(preview.difference).capitalize() + "."
    yield from _changes(preview, most)
    yield from _undated(preview)
    if preview.warnings:
        yield "Обратите внимание:"
        shown = list(_no_problem_too_often(preview.warnings))[:SHOWN_WARNINGS]
        yield from (f"  {warning}" for warning in shown)
        yield from more(len(preview.warnings), len(shown))


def _changes(preview: Preview, most: int | None) -> Iterator[str]:
    difference = preview.difference
    if not (difference.added or difference.changed or difference.removed):
        yield "В файле то же, что в реестре: менять нечего."
    if preview.replaces_ours:
        return
    yield from difference_lines(difference, most)
    if difference.shrinks:
        yield (
            f"Исчезнет больше {SHRINK:.0%} реестра. Если это правки за месяц, а не весь реестр, "
            "добавьте --update: остальные строки останутся."
        )
    if lost := difference.lost():
        yield f"Пропадёт подтверждение страниц: {len(lost)}."
        yield from (f"  {page.url} — {one.official_name}" for one, page in lost[:most])
        yield from more(len(lost), most)


def _undated(preview: Preview) -> Iterator[str]:
    if preview.undated and preview.checked_on is None:
        proposed = f" В заголовке стоит {preview.proposed_on:%d.%m.%Y}." if preview.proposed_on else ""
        yield (
            f"Отметок без даты проверки: {preview.undated}. Когда их видели, не сказано: "
            f"страницы останутся «в списке».{proposed} День назовите через --checked-on."
        )
    elif preview.undated:
        yield (
            f"Отметок без даты проверки: {preview.undated}. "
            f"Считаю, что их видели {preview.checked_on:%d.%m.%Y}; другой день: --checked-on."
        )
        if not preview.renewing and preview.expected:
            yield "  Где отметка не менялась, остаётся прежний день: новый назовите через --checked-on."


def _no_problem_too_often(notices: Sequence[Fault]) -> Iterator[Fault]:
    """A thousand numbers that don't add up must not hide the one page that two schools share."""
    seen: Counter[str] = Counter()
    for notice in notices:
        seen[notice.problem] += 1
        if seen[notice.problem] <= SHOWN_ALIKE:
            yield notice
