"""«Is this page official?»: what is answered to a message with a link, an @name or a hidden link in it."""

import re
import unicodedata
from dataclasses import replace

from catalog.model import Institution, Platform
from catalog.pages.check import check
from catalog.pages.finding import Finding, Reason, Verdict
from catalog.pages.judge import Judge
from catalog.pages.likeness import own_words
from catalog.pages.links import Pasted, without_links
from catalog.pages.phones import find_numbers, without_numbers
from catalog.search import Decision
from catalog.statistics.usage import Count, Measure
from handlers.context import Context
from handlers.dialogue.intents import question
from handlers.dialogue.turn import ADDRESSED, Turn
from handlers.messages import Choice, Incoming, LinkButton, Reply, Session, Tone
from handlers.texts import check_page as texts
from handlers.texts.names import everyday_name, short_place
from handlers.texts.words import PAGE_TITLES
from handlers.view.card import is_link
from handlers.view.choices import ROOM, fitted, rows
from handlers.view.payloads import payload

DATE = re.compile(r"\b\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\b|\b\d{1,2}:\d{2}\b")
CLAUSE = re.compile(r"[!?;\n]+|[.,](?=\s)")
BROKEN = re.compile(r"\w@\w|[a-z0-9-]{2}\s?\.\s?(?:com|ru|me|su|org)\b|\bhttps?\b", re.IGNORECASE)
MOST_CLAUSES, LONGEST_CLAUSE = 6, 200
MOST_SUGGESTED = 3

TONES = {Verdict.OFFICIAL: Tone.GOOD, Verdict.NOT_A_PAGE: Tone.PLAIN}
"""Others can't be confirmed, where they aren't dangerous."""

DANGEROUS = (Reason.REDIRECT, Reason.NUMERIC_HOST)
"""Beside look-alikes and revoked pages: where people may already have typed a password."""


def verdict(incoming: Incoming, session: Session, context: Context, *, offers: bool = True) -> Reply | None:
    """The verdict on every link of the message, the worst first; None where it holds none.

    `offers`: with the institutions that may be meant, to choose from.
    """
    text = ADDRESSED.sub("", incoming.text, count=1)
    judge = Judge(context.pages, incoming.today, context.confirmation_days)
    hidden = [Pasted(link.target, link.shown) for link in incoming.links if link.target]
    findings = check(text, judge, hidden, incoming.channel)
    if not findings:
        return None
    worst = findings[0]
    suggested = _suggested(worst, text, context) if offers else []
    lines = [texts.explain(worst, incoming.today), texts.more(findings[1:])]
    if incoming.is_cut:
        lines.append(texts.CUT)
    if incoming.aloud:
        lines.append(texts.about(worst))
    if question(text.lower()) == "injection":
        lines.append(texts.ONLY_A_LIST)
    return _reply(lines, worst, suggested, session)


def is_broken(text: str) -> bool:
    """Whether something like an address or an e-mail stands there that can't be read as a link."""
    return bool(BROKEN.search(unicodedata.normalize("NFKC", text)))


def broken_link(turn: Turn) -> Reply:
    return Reply(texts.BROKEN_LINK, session=turn.session)


def _reply(lines: list[str], worst: Finding, suggested: list[Institution], session: Session) -> Reply:
    choices = tuple(Choice(_label(one), payload("card", one.code)) for one in suggested)
    if len(suggested) > 1:
        listed = rows(suggested)
        lines += [texts.MAYBE, *(row.line for row in listed)]
        choices = tuple(row.choice for row in listed)
        session = replace(session, options=tuple(choice.choice for choice in choices))
    if _is_dangerous(worst):
        choices = (*choices, Choice(texts.DECEIVED, "deceived"))
    own = worst.own
    links = (LinkButton(PAGE_TITLES[own.platform], own.url),) if own and is_link(own.url) else ()
    return Reply(
        "\n".join(filter(None, lines)),
        choices=choices,
        links=links,
        session=session,
        counts=(Count(Measure.VERDICT, worst.verdict),),
        tone=Tone.DANGER if _is_dangerous(worst) else TONES.get(worst.verdict, Tone.UNSURE),
    )


def _suggested(finding: Finding, text: str, context: Context) -> list[Institution]:
    """Whose page the message is about: the register knows, or the rest of the message says."""
    if finding.institution is not None:
        return [finding.institution]
    if finding.verdict is Verdict.NOT_A_PAGE:
        return []
    rest = DATE.sub(" ", without_links(text))
    rest = without_numbers(rest, find_numbers(rest))
    is_page = finding.shown and finding.platform is not Platform.SITE
    name = " ".join(own_words(finding.shown.rpartition("/")[2])) if is_page else ""
    clauses = [clause.strip()[:LONGEST_CLAUSE] for clause in CLAUSE.split(rest)[:MOST_CLAUSES]]
    return next(filter(None, (_clearly(said, context) for said in (*clauses, name) if said)), [])


def _clearly(said: str, context: Context) -> list[Institution]:
    """The institutions that these words name, where they are no more than can be told apart at a glance."""
    result = context.catalog.search(said)
    if not (result.clues.kinds or result.clues.names or result.clues.code):
        return []
    if result.decision is Decision.ANSWER:
        return [result.matches[0].institution]
    if result.decision is Decision.CHOOSE and len(result.fitting) <= MOST_SUGGESTED:
        return [match.institution for match in result.matches[:MOST_SUGGESTED]]
    return []


def _is_dangerous(finding: Finding) -> bool:
    if finding.reason is Reason.OTHER_NUMBER:
        return False
    site = finding.reason is Reason.NOT_LISTED and (finding.fault or "/" not in finding.shown)
    return (
        finding.verdict in (Verdict.LOOKALIKE, Verdict.REVOKED) or finding.reason in DANGEROUS or bool(site)
    )


def _label(institution: Institution) -> str:
    name, place = everyday_name(institution), short_place(institution.place)
    whole = ", ".join(filter(None, (name, place)))
    return fitted("", whole if len(whole) <= ROOM else name)
