"""What an institution sends → an answer that may wait for an operator, or what is wrong beside each field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.invited import texts
from catalog.invitations.model import ASKED, CLOSURE, PAGES, Told
from catalog.model import Institution
from catalog.pages.check import check
from catalog.pages.finding import Finding, Reason, Verdict
from catalog.pages.judge import Judge
from catalog.register.changes.current_state import RegisterStore
from catalog.register.changes.editing import EditedMeanwhile, cells_of, edited_columns, preview_edit, stamp
from catalog.register.columns.columns import Column
from catalog.register.faults import Fault
from handlers.context import Context
from handlers.messages import Incoming, Session
from handlers.steps.check_page import verdict

LONGEST: Mapping[str, int] = {"phone": 200, "hours": 300, "address": 400, "remark": 500}
LONGEST_PAGES = 600
UNFIT = frozenset({Verdict.NOT_A_PAGE, Verdict.REDIRECT, Verdict.REVOKED})
"""Verdicts on what can't be an institution's page in the list, whoever says so; its site may be on a host of
the state, which is no page of residents' own."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of the form as they were sent; `stamp`: of the card that it showed."""

    cells: Mapping[str, str]
    remark: str = ""
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class ProposalReading:
    """What was sent, understood: `told` where it may be kept; else what is wrong, by the key of the field."""

    told: Told | None = None
    verdicts: Mapping[str, Sequence[str]] = field(default_factory=dict)  # of each new address, by key
    faults: Mapping[str, Sequence[str]] = field(default_factory=dict)
    refused: str = ""  # what is wrong with all of it


def asked_columns() -> tuple[Column, ...]:
    """In the order of the form."""
    known = {column.key: column for column in edited_columns()}
    return tuple(known[key] for key in ASKED)


def shown_cells(one: Institution) -> dict[str, str]:
    """What the card has in the fields that are asked about."""
    cells = cells_of(one)
    return {key: cells[key] for key in ASKED}


def card_stamp(one: Institution) -> str:
    """Tells whether what a form was filled from still stands."""
    return stamp(cells_of(one))


def all_right(one: Institution) -> Told:
    return Told({}, shown_cells(one))


def read(
    sent: Sent, one: Institution, register: RegisterStore, context: Context, today: date
) -> ProposalReading:
    """What the institution proposes. Blocks; raises what the store raises."""
    if sent.stamp != card_stamp(one):
        return ProposalReading(refused=texts.CHANGED_MEANWHILE)
    shown, long = shown_cells(one), dict(_too_long(sent))
    if long:
        return ProposalReading(faults=long)
    cells = {key: sent.cells[key] for key in ASKED if sent.cells.get(key, shown[key]) != shown[key]}
    if not cells and not sent.remark:
        return ProposalReading(refused=texts.NOTHING_SAID)
    told = Told(cells, shown, sent.remark)
    if not cells:
        return ProposalReading(told)
    return _judged(told, one, register, context, today)


def _judged(
    told: Told, one: Institution, register: RegisterStore, context: Context, today: date
) -> ProposalReading:
    """With the checks of a spreadsheet's row, and of what residents paste."""
    judge = Judge(context.pages, today, context.confirmation_days)
    added = added_addresses(told)
    faults = {key: found for key, urls in added.items() if (found := _unfit(urls, one, judge))}
    verdicts = {key: [words_of(url, context, today) for url in urls] for key, urls in added.items() if urls}
    if _is_half(told):
        faults["closed_until"] = [texts.CLOSURE_HALF]
    cells = {**cells_of(one), **told.cells}
    try:
        preview = preview_edit(register, one.code, cells, card_stamp(one), context.region.name)
    except EditedMeanwhile:
        return ProposalReading(refused=texts.CHANGED_MEANWHILE)
    for key, sentence in _beside(preview.faults):
        faults.setdefault(key, []).append(sentence)
    if faults:
        return ProposalReading(faults=faults, verdicts=verdicts)
    if not preview.changed and not told.remark:
        return ProposalReading(refused=texts.NOTHING_SAID)
    return ProposalReading(told, verdicts)


def added_addresses(told: Told) -> dict[str, list[str]]:
    """By the key of the column, the addresses that the card hasn't."""
    return {key: _added(key, told) for key in told.cells if key in PAGES}


def words_of(url: str, context: Context, today: date) -> str:
    """What a resident is told who pastes that address."""
    reply = verdict(Incoming(text=url, today=today), Session(), context, offers=False)
    return reply.text if reply else ""


def _too_long(sent: Sent) -> Iterator[tuple[str, list[str]]]:
    for key, value in (*sent.cells.items(), ("remark", sent.remark)):
        most = LONGEST.get(key, LONGEST_PAGES)
        if len(value) > most:
            yield key, [texts.TOO_LONG.format(most=most)]


def _is_half(told: Told) -> bool:
    """Whether a closure has but one of its days."""
    days = [told.cells.get(key, told.shown[key]) for key in CLOSURE]
    return any(days) and not all(days)


def _added(key: str, told: Told) -> list[str]:
    listed = {part.strip() for part in told.shown.get(key, "").split(";")}
    return [part for part in map(str.strip, told.cells[key].split(";")) if part and part not in listed]


def _unfit(urls: Sequence[str], one: Institution, judge: Judge) -> list[str]:
    found = [finding for url in urls for finding in check(url, judge)]
    return [sentence for finding in found if (sentence := _why_unfit(finding, one))]


def _why_unfit(finding: Finding, one: Institution) -> str:
    if finding.verdict in UNFIT and finding.reason is not Reason.STATE_HOST:
        return texts.NOT_A_PAGE
    of_another = finding.page is not None and finding.institution and finding.institution.code != one.code
    return texts.OF_ANOTHER if of_another else ""


def _beside(faults: Sequence[Fault]) -> Iterator[tuple[str, str]]:
    keys = {column.header: column.key for column in asked_columns()}
    for fault in faults:
        remedy = f" {fault.remedy}." if fault.remedy else ""
        yield keys.get(fault.column, "remark"), f"{fault.problem[:1].upper()}{fault.problem[1:]}.{remedy}"
