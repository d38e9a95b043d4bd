"""Words of emergency, before anything else: the number at once, nothing stored, no buttons."""

import re
from dataclasses import replace

from catalog.emergencies import Emergency
from catalog.pages.links import find_links
from catalog.region import Contact, Purpose
from catalog.search import Decision, SearchResult
from handlers.dialogue.intents import question
from handlers.dialogue.turn import Turn
from handlers.messages import Reply, Telephone, Tone
from handlers.texts import emergencies as texts

DESPAIR, FRAUD, HELP = "despair", "fraud", "help"
DECEIVED = "deceived"
"""The question that who gave their data away asks."""


def answer(turn: Turn) -> Reply | None:
    """The numbers to call, where the words are of an emergency; the conversation stays as it was."""
    emergency = turn.danger.certain()
    return None if emergency is None or _is_answered_else(emergency, turn) else _called(emergency, turn)


def _is_answered_else(emergency: Emergency, turn: Turn) -> bool:
    """Whether the words come with what says better what to do.

    Beside an address, a swindler's words and a cry for nothing named ask whose it is; and who has entered
    data is told what to do now.
    """
    if emergency.name in (FRAUD, HELP) and _has_link(turn):
        return True
    return emergency.name == HELP and question(turn.words) == DECEIVED


def beside(turn: Turn, result: SearchResult, reply: Reply) -> Reply:
    """The answer to a message; where its words may tell of danger as well, the number before it.

    Where the search found nothing, the number alone: nothing is written down of what was asked in need.
    """
    means_nothing = result.decision is Decision.NONE and not result.told.needs
    danger = turn.danger.likely(beside=not means_nothing)
    if danger is None or _is_answered_else(danger, turn):
        return reply
    called = _called(danger, turn)
    if means_nothing:
        return called
    number = texts.if_now(_contacts(danger.contacts, turn))
    return replace(reply, text=f"{number}\n\n{reply.text}", phones=(*called.phones, *reply.phones))


def _called(emergency: Emergency, turn: Turn) -> Reply:
    said = sentence(emergency, turn)
    phones = tuple(Telephone(one.title, one.phone) for one in _told(emergency, turn))
    return Reply(text=said, session=turn.session, tone=Tone.URGENT, phones=phones)


def _has_link(turn: Turn) -> bool:
    return bool(turn.incoming.links or find_links(turn.said))


def number_of_one(turn: Turn, number: str) -> Reply | None:
    """The answer to a bare «112»: call there, not here; None where it is no emergency's number."""
    named = (turn.region.contact(purpose, turn.today) for purpose in Purpose)
    contact = next((one for one in named if one is not None and one.phone == number), None)
    if contact is None:
        return None
    return Reply(texts.CALL_IT.format(number=number, title=contact.title), session=turn.session)


def plain_words(said: str) -> str:
    """Lower case, ё as е, everything but letters and digits as single spaces."""
    return " ".join(re.findall(r"[a-zа-я0-9]+", said.lower().replace("ё", "е")))


def sentence(emergency: Emergency, turn: Turn) -> str:
    """What is said of that emergency, with the region's numbers that hold today."""
    contacts = _contacts(emergency.contacts, turn)
    if emergency.name == DESPAIR:
        return texts.despair(contacts, turn.region.contact(Purpose.EMERGENCY, turn.today))
    called = texts.call(emergency.name, contacts)
    return f"{called}\n{texts.OR_A_QUESTION}" if emergency.name == HELP else called


def _told(emergency: Emergency, turn: Turn) -> list[Contact]:
    """Whose numbers the sentence tells."""
    also = (Purpose.EMERGENCY,) if emergency.name == DESPAIR else ()
    return _contacts((*emergency.contacts, *also), turn)


def _contacts(purposes: tuple[Purpose, ...], turn: Turn) -> list[Contact]:
    found = (turn.region.contact(purpose, turn.today) for purpose in purposes)
    return [contact for contact in found if contact is not None]
