"""What editors of tables write for «yes», «no» and nothing, from resources/register/answers.yaml."""

from dataclasses import dataclass
from functools import cache

from catalog.resource_file import RESOURCES, Text, Words, read_resource


@dataclass(frozen=True, slots=True)
class ShownAnswers:
    """What the project writes itself."""

    yes: Text
    no: Text


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """An answers.yaml: cells in lower case."""

    nothing: frozenset[str]
    absent: Words
    telephone: frozenset[Text]
    yes: frozenset[Text]
    no: frozenset[Text]
    shown: ShownAnswers


@cache
def answers() -> AnswerWords:
    """The words, read and checked once. Raises ResourceError."""
    return read_resource(RESOURCES / "register" / "answers.yaml", AnswerWords)
