"""Links and telephone numbers in one message: each is judged, and the worst is told first."""

from dataclasses import replace

from catalog.pages.finding import VERDICTS, Verdict
from catalog.pages.links import without_links
from catalog.statistics.usage import Measure
from handlers.dialogue.turn import Turn
from handlers.messages import Reply
from handlers.steps import check_page, check_phone


def verdict(turn: Turn) -> Reply | None:
    """What is said of all that may be judged; None where there is nothing of the kind.

    The digits of an address are no telephone number.
    """
    said = turn.incoming.text
    aside = replace(turn, incoming=replace(turn.incoming, text=without_links(said)))
    page = check_page.verdict(turn.incoming, turn.session, turn.context)
    phone = check_phone.verdict(aside if page else turn)
    if page is None or phone is None:
        return page or phone
    if _gravity(phone) > _gravity(page):
        other = check_page.verdict(turn.incoming, turn.session, turn.context, offers=False)
        return _joined(phone, other or page)
    return _joined(page, check_phone.verdict(aside, offers=False) or phone)


def _gravity(reply: Reply) -> int:
    told = (one.subject for one in reply.counts if one.measure is Measure.VERDICT)
    return max(VERDICTS.index(Verdict(one)) for one in told)


def _joined(worse: Reply, other: Reply) -> Reply:
    """The worse one with what the other says; what can be chosen stands in the first."""
    known = worse.text.splitlines()
    lines = [line for line in other.text.splitlines() if line not in known]
    return replace(
        worse,
        text="\n".join([*known, "", *lines]),
        choices=tuple(dict.fromkeys((*worse.choices, *other.choices))),
        links=tuple(dict.fromkeys((*worse.links, *other.links))),
        counts=(*worse.counts, *other.counts),
    )
