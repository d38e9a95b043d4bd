"""A choice, pressed or typed: a line of the list, or the number that an institution bears."""

from collections.abc import Sequence
from dataclasses import replace

from catalog.search import Decision, Slot
from handlers.dialogue import held_place
from handlers.dialogue.intents import is_own_number, line_number, names_a_line
from handlers.dialogue.refine import FOUND, WHERE, Asked, again, settle
from handlers.dialogue.turn import Turn
from handlers.messages import Reply
from handlers.steps import browse, buttons, find, services
from handlers.steps.emergencies import number_of_one, plain_words
from handlers.steps.listing import institutions
from handlers.steps.sections import section_choices
from handlers.texts import cards
from handlers.texts import finding as texts
from handlers.texts.names import everyday_name, own_number, place_name
from handlers.view.payloads import meant, payload

CARD = "card:"
MOST_WORDS = 3
LONG_ENOUGH = 4


def typed(turn: Turn) -> Reply | None:
    """A bare number: the line of what is shown, else the number that one listed institution bears.

    «№ 2» always means an institution's own. Where no list is shown but a question is open, the number is a
    word more about it. None: no number.
    """
    number = line_number(turn.words)
    if number is None:
        return None
    line = _line(turn, number)
    if names_a_line(turn.words) or _is_menu(turn):
        return buttons.take(turn, line) if line else _other_page(turn, number)
    bearing = _bearing(turn, number)
    if line and not is_own_number(turn.said):
        return buttons.take(turn, line, note=_other(turn, number, bearing, line))
    if bearing:
        return buttons.take(turn, bearing, note=cards.TOOK_NUMBER.format(number=number))
    return _refined(turn, number) if turn.session.query else _alone(turn, number)


def named(turn: Turn) -> Reply | None:
    """Words that only one line of the list has: «ЦГБ», «детская»; None where they fit none, or several.

    A place is left to the search: once said, it holds.
    """
    said = turn.words.split()
    if not 0 < len(said) <= MOST_WORDS or len(turn.session.options) < 2:  # noqa: PLR2004 - there is a choice
        return None
    found = [option for option in turn.session.options if _bears(turn, option, said)]
    if len(found) != 1 or turn.query.clues.places:
        return None
    return buttons.take(turn, found[0])


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


def _is_menu(turn: Turn) -> bool:
    """Whether what is shown are no institutions, so that a number can mean nothing but its line."""
    options = turn.session.options
    return bool(options) and not any(option.startswith(CARD) for option in options)


def _other_page(turn: Turn, number: int) -> Reply:
    """A line that isn't on the page shown: its page, or that there is none such."""
    return browse.chosen(turn, number) or _no_such_line(turn)


def _no_such_line(turn: Turn) -> Reply:
    """The list once more, under the sentence that it has no such number."""
    reply = find.open_question(turn, turn.session.offset)
    if reply is None or not reply.choices:
        return Reply(texts.NO_SUCH_LINE, choices=section_choices(), session=turn.session)
    return replace(reply, text=f"{texts.NO_SUCH_LINE}\n{reply.text}")


def _bearing(turn: Turn, number: int) -> str:
    """The payload of the only listed institution with that number of its own; empty for none or several."""
    found = [option for option in turn.session.options if _number_of(turn, option) == number]
    return found[0] if len(found) == 1 else ""


def _number_of(turn: Turn, option: str) -> int | None:
    institution = meant(turn.catalog, option.removeprefix(CARD)) if option.startswith(CARD) else None
    return own_number(institution) if institution else None


def _other(turn: Turn, number: int, bearing: str, line: str) -> str:
    """How to reach the institution that bears the number, where the line is another one's."""
    other = meant(turn.catalog, bearing.removeprefix(CARD)) if bearing != line else None
    return cards.OTHER_NUMBER.format(line=number, name=everyday_name(other)) if other else ""


def _line(turn: Turn, number: int) -> str:
    options = turn.session.options
    position = number - 1 - turn.session.offset
    return options[position] if 0 <= position < len(options) else ""


def _refined(turn: Turn, number: int) -> Reply | None:
    """The number as a word more about the open question, instead of the one that it had."""
    opened = again(turn) if turn.opened.clues.topic else None
    if opened and opened.result.decision is Decision.SERVICE:
        return _giving(turn, opened, number)
    if not (turn.opened.without(Slot.NUMBER).text or turn.session.options):
        return _alone(turn, number)  # a number is all that is open
    asked = settle(turn, turn.opened.with_number(number))
    fits = asked.result.decision in FOUND and not asked.widened
    if not (fits or asked.result.clues.kinds or turn.session.options):
        return _alone(turn, number)  # what is open names nothing that a number could be of
    if turn.session.options and not fits:
        return _no_such_line(turn)
    return find.found(turn, replace(asked, held=False, refines=True))


def _giving(turn: Turn, opened: Asked, number: int) -> Reply:
    """Of those that give the service, the one with that number."""
    listed = institutions(turn, services.codes(turn, opened))
    bearing = [one for one in listed if own_number(one) == number]
    if len(bearing) == 1:
        note = cards.TOOK_NUMBER.format(number=number)
        return buttons.take(turn, payload("card", bearing[0].code), note=note)
    return _no_such_line(turn) if listed else Reply(texts.WHERE, session=turn.session)


def _alone(turn: Turn, number: int) -> Reply | None:
    """A number with nothing before it; None where it is the code or the number of one institution alone."""
    if turn.session.asked == WHERE:
        return held_place.other(turn)
    if said := number_of_one(turn, str(number)):
        return said
    if turn.find(turn.query).decision is Decision.ANSWER:
        return None
    sentence = texts.WHOSE_NUMBER.format(number=number)
    return Reply(sentence, choices=section_choices(), session=turn.session)
