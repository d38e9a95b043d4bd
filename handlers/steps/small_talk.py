"""What is said to the bot rather than asked of it."""

import re
from dataclasses import replace

from catalog.search import Decision, Talk
from handlers.dialogue.clues import is_talk
from handlers.dialogue.refine import Asked
from handlers.dialogue.turn import LONGEST_QUESTION, Turn
from handlers.messages import Attachment, Reply
from handlers.steps.sections import plain_words, section_choices
from handlers.texts import talk as texts

LONGEST_QUOTE = 120
"""Characters of a voice message that are repeated."""

SENTENCES = {
    Talk.THANKS: texts.WELCOME,
    Talk.FAREWELL: texts.GOODBYE,
    Talk.OFF_TOPIC: texts.OFF_TOPIC,
}
ATTACHMENTS = {
    Attachment.VOICE: texts.VOICE,
    Attachment.PICTURE: texts.PICTURE,
    Attachment.STICKER: texts.STICKER,
    Attachment.CONTACT: texts.CONTACT,
}
CALM = (texts.CALM, texts.CALM_AGAIN)
"""An insult is answered calmly, once more in other words, and then not at all."""


def answer(turn: Turn, asked: Asked) -> Reply | None:
    """The answer to a greeting, thanks or an insult; None where there is something to look for."""
    spoken = asked.result.clues.talk
    if spoken is None or not is_talk(asked.result):
        return None
    if spoken is Talk.INSULT:
        return insulted(turn)
    session = replace(turn.session, insults=0)
    if spoken is Talk.GREETING:
        return replace(plain_words(session), decision=Decision.NONE.value)
    choices = section_choices() if spoken is Talk.OFF_TOPIC else ()
    return Reply(SENTENCES[spoken], decision=Decision.NONE.value, choices=choices, session=session)


def insulted(turn: Turn) -> Reply:
    """Counts as no miss; silence from the third on, until there is something to look for."""
    said = CALM[turn.session.insults] if turn.session.insults < len(CALM) else ""
    return Reply(said, session=replace(turn.session, insults=turn.session.insults + 1))


def wordless(turn: Turn) -> Reply:
    """A picture, a sticker, smileys, nothing at all."""
    if turn.incoming.attachment is not None:
        sentence = ATTACHMENTS.get(turn.incoming.attachment, texts.OTHER)
        return Reply(sentence, choices=section_choices(), session=turn.session)
    if turn.session.insults >= len(CALM):
        return Reply("", session=turn.session)
    return Reply(texts.EMPTY, choices=section_choices(), session=turn.session)


def too_long(turn: Turn) -> Reply:
    return Reply(texts.TOO_LONG, choices=section_choices(), session=turn.session)


def is_wordless(turn: Turn) -> bool:
    return not any(sign.isalnum() for sign in turn.said)


def is_too_long(turn: Turn) -> bool:
    return len(turn.said) > LONGEST_QUESTION


def not_an_operator(turn: Turn) -> Reply:
    """Somebody would have the list changed by telling the bot to."""
    return Reply(texts.NOT_AN_OPERATOR, session=turn.session)


def quoted(heard: str) -> str:
    """What was heard, short, with nothing in it that could become a link."""
    words = heard[:LONGEST_QUOTE].rsplit(" ", 1)[0] + "…" if len(heard) > LONGEST_QUOTE else heard
    return re.sub(r"[^\w\s,!?-]", " ", words).strip()
