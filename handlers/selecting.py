"""A choice, pressed or typed: a line of the list, or the number that an institution bears."""

from collections.abc import Sequence
from dataclasses import replace

from catalog.result import Decision
from handlers import find, press
from handlers.asking import settle
from handlers.emergencies import plain_words
from handlers.messages import Reply
from handlers.names import own_number, place_name
from handlers.payloads import meant
from handlers.phrases import line_number
from handlers.texts import cards
from handlers.texts import finding as texts
from handlers.turn import Turn

CARD = "card:"
MOST_WORDS = 3
LONG_ENOUGH = 4


def typed(turn: Turn) -> Reply | None:
    """A bare number: the number that one listed institution bears, else the line; None: no list is open.

    Where no list is shown but a question is open, the number is a word more about it.
    """
    number = line_number(turn.words)
    if number is None:
        return None
    bearing = _bearing(turn, number)
    line = _line(turn, number)
    if bearing and bearing != line:
        return press.take(turn, bearing, note=cards.TOOK_NUMBER.format(number=number))
    if line:
        return press.take(turn, line)
    return _refined(turn, number)


def named(turn: Turn) -> Reply | None:
    """Words that only one line of the list has: «ЦГБ», «детская»; None where they fit none, or several.

    A place is left to the search: once said, it holds.
    """
    said = turn.words.split()
    if not 0 < len(said) <= MOST_WORDS or len(turn.session.options) < 2:  # noqa: PLR2004 - there is a choice
        return None
    found = [option for option in turn.session.options if _bears(turn, option, said)]
    if len(found) != 1 or turn.catalog.search(turn.said).clues.places:
        return None
    return press.take(turn, found[0])


def _bears(turn: Turn, option: str, said: Sequence[str]) -> bool:
    institution = meant(turn.catalog, option.removeprefix(CARD)) if option.startswith(CARD) else None
    if institution is None:
        return False
    names = " ".join((institution.short_name, institution.official_name, *institution.other_names))
    words = plain_words(f"{names} {place_name(institution.place)}").split()
    return all(any(_alike(word, part) for word in words) for part in said)


def _alike(word: str, said: str) -> bool:
    """The same word, or its beginning where enough of it was written."""
    return word == said or (len(said) >= LONG_ENOUGH and word.startswith(said))


def _bearing(turn: Turn, number: int) -> str:
    """The payload of the only listed institution with that number of its own; empty for none or several."""
    found = [option for option in turn.session.options if _number_of(turn, option) == number]
    return found[0] if len(found) == 1 else ""


def _number_of(turn: Turn, option: str) -> int | None:
    institution = meant(turn.catalog, option.removeprefix(CARD)) if option.startswith(CARD) else None
    return own_number(institution) if institution else None


def _line(turn: Turn, number: int) -> str:
    options = turn.session.options
    position = number - 1 - turn.session.offset
    return options[position] if 0 <= position < len(options) else ""


def _refined(turn: Turn, number: int) -> Reply | None:
    """The number as a word more about the open question; None where no question is open."""
    if not turn.session.query:
        return None
    asked = settle(turn, f"{turn.session.query} № {number}")
    fits = asked.result.decision in (Decision.ANSWER, Decision.CHOOSE) and not asked.widened
    if turn.session.options and not fits:
        return Reply(texts.NO_SUCH_LINE, session=turn.session)
    return find.found(turn, replace(asked, held=False, refines=True))
