"""Somebody wants a human: nobody sits here, and these are the people who answer."""

from catalog.region import Purpose
from handlers.dialogue.turn import Turn
from handlers.messages import Reply, Telephone
from handlers.steps.need_links import APPEAL
from handlers.steps.sections import section_choices
from handlers.texts import human as texts
from handlers.view.needs import links_of, need_at

ANSWERING = (Purpose.GOSUSLUGI, Purpose.DOCTOR, Purpose.EMERGENCY)


def human(turn: Turn) -> Reply:
    """Who keeps the list, where that is known; who answers a telephone, and where to write."""
    found = [turn.region.contact(purpose, turn.today) for purpose in ANSWERING]
    answering = [contact for contact in found if contact is not None]
    centre = turn.region.contact(Purpose.CENTRE, turn.today)
    kept = [centre] if centre is not None and centre.confirmed_on is not None else []
    appeal = need_at(turn.catalog, APPEAL, "")
    return Reply(
        "\n".join((texts.NOBODY_HERE, *(texts.answers(one, turn.today) for one in (*kept, *answering)))),
        choices=section_choices(),
        links=links_of(appeal, turn.today)[:1] if appeal else (),
        phones=tuple(Telephone(contact.title, contact.phone) for contact in (*kept, *answering)),
        session=turn.session,
    )
