"""What institutions say of their own cards, taken into the register: edits like any other, with their day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from starlette_admin.exceptions import ActionFailed

from bot.bootstrap import Parts
from bot.desk.invited import texts
from bot.desk.loading.uploading import Uploading
from bot.invited.answering import shown_cells
from catalog.invitations.model import AnswerState, InvitedAnswer
from catalog.model import Institution, RegisterVersion
from catalog.region import day_in, day_of, load_region
from catalog.register.cells.cells import day
from catalog.register.changes.editing import EditedMeanwhile, cells_of, preview_edit, stamp
from catalog.register.changes.importing import apply
from catalog.register.changes.preview import Preview


@dataclass(frozen=True, slots=True)
class Operator:
    """Who decides; `is_approver`: may be the second person."""

    name: str
    is_approver: bool


@dataclass(frozen=True, slots=True)
class Together:
    """Answers that were accepted together, and those whose card is another by now."""

    accepted: Sequence[InvitedAnswer]
    left: Sequence[InvitedAnswer]
    version: RegisterVersion


def accept(parts: Parts, number: int, operator: Operator) -> RegisterVersion | None:
    """What was proposed enters the card, and the institution's own day with it; no mark is claimed.

    None where there was nothing to change but to note it. Blocks. Raises ActionFailed with one sentence, and
    what the store raises.
    """
    answer = waiting(parts, number)
    if answer.told.remark and not answer.told.cells:
        settle(parts, [answer], AnswerState.ACCEPTED, operator.name)
        return None
    preview = _preview(parts, answer)
    if Uploading(parts).new_hosts(preview) and not _is_second(answer, operator):
        raise ActionFailed(texts.ANOTHER_PERSON)
    note = texts.ANSWER_NOTE.format(code=answer.code)
    made = apply(parts.register, preview, note, confirmed=True) if preview.changed else None
    settle(parts, [answer], AnswerState.ACCEPTED, operator.name)
    return made


def is_first_of_two(parts: Parts, number: int) -> bool:
    """Whether it brings a host that the register hasn't, and nobody has agreed to it yet. Raises likewise."""
    answer = waiting(parts, number)
    if answer.agreed_by or not answer.told.cells:
        return False
    return bool(Uploading(parts).new_hosts(_preview(parts, answer)))


def accept_together(parts: Parts, answers: Sequence[InvitedAnswer], operator: str) -> Together:
    """Take all of those answers, which change no more than days, whose card is as they saw it: one version.

    Blocks. Raises ActionFailed where there is none, and what the store raises.
    """
    active = parts.register.versions.active()
    cards = {one.code: one for one in parts.register.standing.find([answer.code for answer in answers])}
    changed: dict[str, Institution] = {}
    good, left = [], []
    for answer in answers:
        card = changed.get(answer.code, cards.get(answer.code))
        if card is None or not _stands(answer, card):
            left.append(answer)
            continue
        changed[answer.code] = _with_days(card, answer, _day(parts, answer))
        good.append(answer)
    if not good or active is None:
        raise ActionFailed(texts.NOTHING_TOGETHER)
    note = texts.TOGETHER_NOTE.format(count=len(good))
    made = parts.register.versions.update(changed.values(), note=note, expected=active.number)
    settle(parts, good, AnswerState.ACCEPTED, operator)
    return Together(good, left, made)


def settle(
    parts: Parts, answers: Iterable[InvitedAnswer], state: AnswerState, operator: str, why: str = ""
) -> None:
    """Note what became of them: the institution reads it on its page."""
    today = day_in(load_region(parts.settings.region))
    parts.register.invitations.settle([one.number for one in answers], state, operator, today, why)


def waiting(parts: Parts, number: int) -> InvitedAnswer:
    """Raises ActionFailed where somebody has decided already."""
    answer = parts.register.invitations.answer(number)
    if answer is None or answer.state is not AnswerState.WAITING:
        raise ActionFailed(texts.DECIDED_ALREADY)
    return answer


def _preview(parts: Parts, answer: InvitedAnswer) -> Preview:
    standing = next(iter(parts.register.standing.find([answer.code])), None)
    if not _stands(answer, standing) or standing is None:
        raise ActionFailed(texts.CARD_CHANGED)
    cells = cells_of(standing)
    wanted = {**cells, **answer.told.cells, **_attested(parts, answer)}
    try:
        preview = preview_edit(parts.register, answer.code, wanted, stamp(cells), parts.settings.region)
    except EditedMeanwhile as error:
        raise ActionFailed(texts.CARD_CHANGED) from error
    if preview.faults:
        raise ActionFailed(str(preview.faults[0]))
    return preview


def _attested(parts: Parts, answer: InvitedAnswer) -> Mapping[str, str]:
    """Who says that something else is wrong, too, doesn't vouch for the card."""
    return {} if answer.told.remark else {"attested_on": _day(parts, answer).isoformat()}


def _stands(answer: InvitedAnswer, standing: Institution | None) -> bool:
    """Whether the card still has what the institution saw where it speaks of it."""
    if standing is None or standing.successor:
        return False
    shown = shown_cells(standing)
    spoken_of = answer.told.cells or shown
    return all(shown[key] == answer.told.shown.get(key) for key in spoken_of)


def _with_days(one: Institution, answer: InvitedAnswer, on: date) -> Institution:
    """The card with the days of its closure, where it tells of them, and the institution's own newest day."""
    closure: dict[str, Any] = {key: day(said) if said else None for key, said in answer.told.cells.items()}
    return replace(one, **closure, attested_on=max(on, one.attested_on or on))


def _day(parts: Parts, answer: InvitedAnswer) -> date:
    """The day in the region on which it was told; never one that hasn't come there."""
    region = load_region(parts.settings.region)
    return min(day_of(answer.told_at, region), day_in(region))


def _is_second(answer: InvitedAnswer, operator: Operator) -> bool:
    return operator.is_approver and answer.agreed_by not in {"", operator.name}
