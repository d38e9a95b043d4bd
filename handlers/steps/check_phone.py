"""«Whose number is this?»: what is answered to a message with a telephone number, before any search."""

from dataclasses import dataclass, replace
from datetime import date

from catalog.model import Institution, is_fresh
from catalog.pages.finding import Verdict
from catalog.pages.phone_book import whole_number
from catalog.pages.phones import Number, claimed_contact, find_numbers, without_call_words, without_numbers
from catalog.region import Contact
from catalog.search import Decision
from catalog.statistics.usage import Count, Measure
from handlers.context import Context
from handlers.dialogue.turn import Turn
from handlers.messages import Choice, Reply, Tone
from handlers.texts import check_page as page_texts
from handlers.texts import check_phone as texts
from handlers.view.choices import rows

TONES = {Verdict.KNOWN_PHONE: Tone.GOOD, Verdict.UNKNOWN_PHONE: Tone.UNSURE}

MOST_CLAIMED, ENDING = 3, 4
"""Institutions that a caller may have meant, shown as choices."""


@dataclass(frozen=True, slots=True)
class JudgedNumbers:
    """What is known of the numbers of one message: the worst of them, and of whom it was said to be."""

    verdict: Verdict
    lines: tuple[str, ...]
    owners: tuple[Institution, ...] = ()  # of the number itself
    claimed: tuple[Institution, ...] = ()  # whose number it was said to be
    contact: Contact | None = None  # whose it is, or was said to be
    phone: str = ""  # the number to call, as the list has it
    ending: str = ""  # the last digits of the number that was judged

    @property
    def subject(self) -> str:
        """The official name, or the contact's title, that the verdict is about."""
        about = self.claimed if len(self.claimed) == 1 else self.owners
        return self.contact.title if self.contact else about[0].official_name if about else ""


def verdict(turn: Turn, *, offers: bool = True) -> Reply | None:
    """The verdict on the numbers of the message; None where it holds none. Nothing of it is kept.

    `offers`: with the institutions that may be meant, to choose from.
    """
    judged = judge(turn.said, turn.context, turn.today, turn.session.place)
    if judged is None:
        return None
    offered = rows([*judged.claimed, *judged.owners][:MOST_CLAIMED] if offers else [])
    lines, choices = list(judged.lines), tuple(row.choice for row in offered)
    session = turn.session
    if offers and len(judged.claimed) > 1:
        lines += [texts.ONE_OF, *(row.line for row in offered)]
        session = replace(session, options=tuple(choice.choice for choice in choices))
    if turn.incoming.aloud:
        lines.append(texts.about(judged.ending))
    if judged.verdict is Verdict.UNKNOWN_PHONE:
        choices = (*choices, Choice(page_texts.DECEIVED, "deceived"))
    counts = (Count(Measure.VERDICT, judged.verdict),)
    return Reply(
        "\n".join(filter(None, lines)),
        choices=choices,
        session=session,
        counts=counts,
        tone=TONES[judged.verdict],
    )


def judge(text: str, context: Context, today: date, place: str = "") -> JudgedNumbers | None:
    """What is known of the telephone numbers in that text; `place` is the one said earlier."""
    numbers = find_numbers(text)
    if not numbers:
        return None
    claim = without_call_words(without_numbers(text, numbers))
    found = [(number, _judged(number, claim, context, today, place)) for number in numbers]
    known = [replace(one, ending=number.key[-ENDING:]) for number, one in found if one is not None]
    if not known:
        return None
    worst = min(known, key=lambda one: one.verdict is not Verdict.UNKNOWN_PHONE)
    others = [one for one in known if one is not worst]
    more = [one.lines[0] for one in others if one.verdict is Verdict.KNOWN_PHONE]
    if worst.verdict is Verdict.UNKNOWN_PHONE and len(more) < len(others):
        more.append(texts.MORE_UNKNOWN)
    return replace(worst, lines=(*worst.lines, *more))


def _judged(number: Number, claim: str, context: Context, today: date, place: str) -> JudgedNumbers | None:
    key = _whole(number, claim, context, place) if number.is_local else number.key
    contact, owners = context.phones.contact(key, today), context.phones.institutions(key, today)
    if contact is None and not key.startswith("+"):
        return None
    said = _contact(claim, context, today)
    if said is not None:
        return _of_contact(said) if contact is said else _not_of_contact(said)
    claimed = _claimed(claim, context, place)
    if contact is not None:
        return _of_contact(contact)
    if owners and (not claimed or set(owners) & set(claimed)):
        return _of(owners)
    return _not_of(owners, claimed, claim, today)


def _of_contact(contact: Contact) -> JudgedNumbers:
    lines = (texts.known_contact(contact), f"{texts.SPOOFED} {texts.SECRETS}")
    return JudgedNumbers(Verdict.KNOWN_PHONE, lines, contact=contact, phone=contact.phone)


def _not_of_contact(contact: Contact) -> JudgedNumbers:
    lines = (texts.not_of_contact(contact), texts.SECRETS)
    return JudgedNumbers(Verdict.UNKNOWN_PHONE, lines, contact=contact, phone=contact.phone)


def _of(owners: tuple[Institution, ...]) -> JudgedNumbers:
    lines = (texts.known_institutions(owners[:MOST_CLAIMED]), f"{texts.SPOOFED} {texts.SECRETS}")
    return JudgedNumbers(Verdict.KNOWN_PHONE, lines, owners=owners, phone=owners[0].phone)


def _not_of(
    owners: tuple[Institution, ...], claimed: tuple[Institution, ...], claim: str, today: date
) -> JudgedNumbers:
    """The number is none of theirs, or of nobody known."""
    phone = claimed[0].phone if len(claimed) == 1 and is_fresh(claimed[0].known_on, today) else ""
    whose = texts.is_of(texts.named(owners[0])) if owners else texts.UNKNOWN
    if phone:
        lines = (texts.not_of(claimed[0], phone), whose if owners else "")
    elif len(claimed) == 1:
        lines = (whose, texts.no_number_of(claimed[0]))
    else:
        lines = (f"{whose} {texts.WHICH if claim else texts.WHO}", "")
    return JudgedNumbers(Verdict.UNKNOWN_PHONE, (*lines, texts.SECRETS), (), claimed, phone=phone)


def _whole(number: Number, claim: str, context: Context, place: str) -> str:
    """A local number with the code of the place that is said, or that holds; empty where none is known."""
    places = context.catalog.search(claim).clues.places if claim else ()
    key = next(iter(places), place)
    return whole_number(number.key, context.catalog.browse(place=key)) if key else ""


def _contact(claim: str, context: Context, today: date) -> Contact | None:
    purpose = claimed_contact(claim)
    found = (one for one in context.region.contacts if one.purpose == purpose and one.shown_on(today))
    return next(found, None) if purpose else None


def _claimed(claim: str, context: Context, place: str) -> tuple[Institution, ...]:
    """The institutions that the words name, where they can be told apart at a glance."""
    result = context.catalog.search(claim) if claim else None
    if result is None or not (result.clues.kinds or result.clues.names or result.clues.code):
        return ()
    if place and not result.clues.places and context.catalog.place(place) is not None:
        near = context.catalog.search(claim, place=place)
        result = result if near.decision is Decision.NONE else near
    if result.decision is Decision.ANSWER:
        return (result.matches[0].institution,)
    few = result.decision is Decision.CHOOSE and len(result.fitting) <= MOST_CLAIMED
    return tuple(match.institution for match in result.matches[:MOST_CLAIMED]) if few else ()
