"""The sections of the greeting as choices, and five plain words: whoever isn't understood has a way on."""

import re
from dataclasses import replace

from catalog.statistics.usage import Measure
from handlers.dialogue.intents import resource
from handlers.messages import Choice, Reply, Session
from handlers.texts import talk as texts
from handlers.texts.greeting import WITHOUT_BUTTONS
from handlers.view.choices import menu, numbered

MOST = 3
NUMBER = re.compile(r"\d{3}")
COURTESY = frozenset(
    {texts.HELLO, texts.WELCOME, texts.GOODBYE, texts.CALM, texts.CALM_AGAIN, texts.GO_ON, WITHOUT_BUTTONS}
)
"""What needs no way on: it ends a conversation, or waits for what somebody will say."""


def with_way_on(reply: Reply) -> Reply:
    """The answer with three sections, where nobody else to turn to and nothing to choose stands in it."""
    somebody = reply.choices or reply.links or reply.cards or reply.phones or NUMBER.search(reply.text)
    is_verdict = any(count.measure is Measure.VERDICT for count in reply.counts)
    if somebody or is_verdict or not reply.text or reply.text in COURTESY:
        return reply
    return replace(reply, choices=section_choices())


def section_choices() -> tuple[Choice, ...]:
    """Three sections, without numbers: a list that is open keeps its own."""
    return tuple(Choice(s.title, f"section:{at}") for at, s in enumerate(resource().sections[:MOST]))


def plain_words(session: Session) -> Reply:
    """One sentence and five words to choose from, for who writes little Russian yet."""
    words = numbered([(word.title, f"plain:{at}") for at, word in enumerate(resource().plain)])
    return menu(texts.HELLO, words, session)
