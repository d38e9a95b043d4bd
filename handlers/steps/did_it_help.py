"""«Помогло?», asked in few conversations, once each, under the card that was looked for; only counted."""

from dataclasses import replace

from catalog.statistics.usage import Count, Help, Measure
from handlers.dialogue.turn import Turn
from handlers.messages import Choice, Reply
from handlers.steps import not_this_one
from handlers.steps.report import noted
from handlers.texts import talk as texts

ASKED = "help"
"""What `Session.asked` holds while the question is open, and what is noted so that it isn't asked twice."""


def asking(turn: Turn, reply: Reply) -> Reply:
    """The reply with the question under its card, where this conversation is one of those that are asked."""
    shown = [card.code for card in reply.cards] == [reply.session.shown]
    pressed = turn.incoming.choice.startswith("card:")
    if not turn.incoming.sampled or not shown or not (reply.decision or pressed):
        return reply
    if ASKED in reply.session.reported or reply.session.asked or turn.incoming.start is not None:
        return reply
    marks = noted(turn.remembering(reply.session), ASKED)
    return replace(
        reply,
        text=f"{reply.text}\n{texts.DID_IT_HELP}",
        choices=(*reply.choices, Choice(texts.HELPED, "help:yes"), Choice(texts.HELPED_NOT, "help:no")),
        session=replace(reply.session, asked=ASKED, reported=marks),
    )


def is_open(turn: Turn) -> bool:
    return turn.session.asked == ASKED


def told(turn: Turn, said: str) -> Reply | None:
    """Thanks for a yes; after a no what else may have been meant. Counted once; None for a forged answer."""
    if ASKED not in turn.session.reported or said not in ("yes", "no"):
        return None
    answered = turn.remembering(replace(turn.session, asked=""))
    shown = turn.session.shown if said == "no" else ""
    reply = not_this_one.of(answered, shown) if shown else Reply(texts.GLAD, session=answered.session)
    if not is_open(turn):
        return reply
    count = Count(Measure.HELP, Help.HELPED if said == "yes" else Help.HELPED_NOT)
    return replace(reply, counts=(count, *reply.counts))
