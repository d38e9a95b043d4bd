"""The sections of the greeting as choices: whoever isn't understood has somebody to turn to."""

from handlers.dialogue.intents import resource
from handlers.messages import Choice

MOST = 3


def section_choices() -> tuple[Choice, ...]:
    """Three sections, without numbers: a list that is open keeps its own."""
    return tuple(Choice(s.title, f"section:{at}") for at, s in enumerate(resource().sections[:MOST]))
