"""The sections of the greeting as choices, and five plain words: whoever isn't understood has a way on."""

from handlers.dialogue.intents import resource
from handlers.messages import Choice, Reply, Session
from handlers.texts import talk as texts
from handlers.view.choices import menu, numbered

MOST = 3


def section_choices() -> tuple[Choice, ...]:
    """Three sections, without numbers: a list that is open keeps its own."""
    return tuple(Choice(s.title, f"section:{at}") for at, s in enumerate(resource().sections[:MOST]))


def plain_words(session: Session) -> Reply:
    """One sentence and five words to choose from, for who writes little Russian yet."""
    words = numbered([(word.title, f"plain:{at}") for at, word in enumerate(resource().plain)])
    return menu(texts.HELLO, words, session)
