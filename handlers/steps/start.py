"""How a conversation begins: the greeting, a door's card, a service; and what the bot says of itself."""

from dataclasses import replace

from catalog.model import Topic
from catalog.region import Purpose
from handlers.dialogue.intents import resource
from handlers.dialogue.refine import settle
from handlers.dialogue.turn import Turn
from handlers.messages import Reply, Session
from handlers.steps import find
from handlers.steps.services import of_topic, offered
from handlers.steps.show import show
from handlers.texts import cards, check_page, talk
from handlers.texts import greeting as texts
from handlers.view.choices import menu, numbered

SERVICE = "service-"
FROM_INLINE = "inline"
"""The payload of who comes from another chat to look further: the greeting, no card is missed."""


def start(turn: Turn) -> Reply:
    """The greeting; a payload that is an institution's code or a service leads there at once."""
    fresh = turn.remembering(Session(buttons=turn.session.buttons, reported=turn.session.reported))
    payload = (turn.incoming.start or turn.said.partition(" ")[2]).strip()
    if turn.catalog.get(payload) is not None:
        return show(fresh, payload)
    if topic := service_behind(turn, payload):
        return ask(fresh, of_topic(turn, topic))
    reply = greeting(fresh)
    return replace(reply, text=f"{cards.GONE}\n{reply.text}") if payload not in ("", FROM_INLINE) else reply


def service_code(topic: Topic) -> str:
    """What a link to a service carries, as one to an institution carries its code."""
    return f"{SERVICE}{topic.value}"


def service_behind(turn: Turn, code: str) -> Topic | None:
    """The service that a link's code means, or None where the region offers none such."""
    return next((topic for topic in offered(turn) if service_code(topic) == code), None)


def greeting(turn: Turn) -> Reply:
    rows = numbered([(s.title, f"section:{i}") for i, s in enumerate(resource().sections)])
    head = texts.greeting(turn.region.genitive)
    text = "\n".join((head, " ".join(row.line for row in rows)))
    return replace(menu(head, rows, turn.session), text=text)


def section(turn: Turn, index: int) -> Reply:
    """A section of the greeting: its only question at once, or which of them."""
    asks = resource().sections[index].asks
    if not asks:
        return Reply(check_page.SEND_LINK, session=turn.session)
    if len(asks) == 1:
        return ask(turn, asks[0])
    rows = numbered([(asked.capitalize(), f"ask:{index}-{line}") for line, asked in enumerate(asks)])
    return menu(texts.SECTION, rows, replace(turn.session, query=""))


def ask(turn: Turn, question: str) -> Reply:
    """A question of the bot's own wording, new, with the place that holds."""
    return find.found(turn, settle(turn, turn.catalog.parse(question)))


def deceived(turn: Turn) -> Reply:
    """What to do now for somebody who gave their data away."""
    return Reply(
        talk.deceived(turn.region.contact(Purpose.GOSUSLUGI, turn.today)),
        session=turn.session,
    )
