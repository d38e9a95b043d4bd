"""Several institutions fit: which they are, or how many, and what tells them apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from catalog.model import Institution
from catalog.search import Trait
from handlers.dialogue.held_place import change_place, where, widened_note
from handlers.dialogue.refine import Asked
from handlers.dialogue.turn import Turn
from handlers.messages import Choice, Reply, Session
from handlers.texts import finding as texts
from handlers.texts.names import own_number, place_name, repeatable
from handlers.view.choices import PAGE_SIZE, rows
from handlers.view.kinds import kind_of

MOST_LOOKED_AT = 100
SHORTEST_STEM, LONGEST_ENDING = 4, 3
MOST_PASSED_OVER = 2
"""Words that are named as not found in the list."""


def answer(turn: Turn, asked: Asked, offset: int | None = None) -> Reply:
    """Up to five are listed; of more the number is said and a question asked. `offset` lists anyway."""
    if len(asked.result.fitting) > PAGE_SIZE and offset is None:
        return _too_many(turn, asked)
    one = len(asked.result.fitting) == 1
    head = " ".join(filter(None, (widened_note(turn, asked), texts.MAYBE_THIS))) if one else ""
    head = head or f"{_head(turn, asked)} {texts.WHICH}"
    head = "\n".join((*passed_over(turn, asked), head))
    return page(turn, asked, offset or 0, head=head, codes=asked.result.fitting)


def page(turn: Turn, asked: Asked, offset: int, *, head: str, codes: Sequence[str]) -> Reply:
    """Five institutions of a list, numbered through, each with its choice."""
    offset = max(0, min(offset, (len(codes) - 1) // PAGE_SIZE * PAGE_SIZE))
    shown = institutions(turn, codes[offset : offset + PAGE_SIZE])
    listed = rows(shown, start=offset + 1)
    more = len(codes) - offset - len(shown)
    lines = [head, *(row.line for row in listed), *([texts.more(more)] if more > 0 else [])]
    return Reply(
        text="\n".join(filter(None, lines)),
        choices=(
            *(row.choice for row in listed),
            *([Choice(texts.MORE, "more")] if more > 0 else []),
            *([Choice(texts.BACK, "back")] if offset else []),
            *change_place(asked),
        ),
        decision=asked.result.decision.value,
        session=replace(
            remembered(turn, asked), options=tuple(row.choice.choice for row in listed), offset=offset
        ),
    )


def institutions(turn: Turn, codes: Sequence[str]) -> list[Institution]:
    found = (turn.catalog.get(code) for code in codes)
    return [institution for institution in found if institution is not None]


def remembered(turn: Turn, asked: Asked) -> Session:
    """The session as it goes on from a question that was understood."""
    return replace(
        turn.session,
        query=asked.query.text,
        place=asked.place,
        wider=(turn.session.query, turn.session.place) if asked.refines else (),
        options=(),
        offset=0,
        shown="",
        asked="",
        misses=0,
        insults=0,
    )


def _too_many(turn: Turn, asked: Asked) -> Reply:
    question = " ".join(
        filter(None, (texts.QUESTIONS[asked.result.question or Trait.NAME], _example(turn, asked)))
    )
    return Reply(
        text="\n".join(filter(None, (*passed_over(turn, asked), _head(turn, asked), question))),
        choices=(
            Choice(texts.SHOW_ALL, "all"),
            *([] if asked.place else [Choice(texts.CHOOSE_PLACE, "places:0")]),
            *change_place(asked),
        ),
        decision=asked.result.decision.value,
        session=remembered(turn, asked),
    )


def passed_over(turn: Turn, asked: Asked) -> list[str]:
    """«Слова «огонёк» в списке нет.»: what was said and fits none of those that follow."""
    clues = asked.result.clues
    unborne = [name for name in clues.names if _nobody_bears(turn, asked, name)]
    words = [] if clues.numbers else [repeatable(word) for word in (*clues.unknown, *unborne)]
    said = "», «".join(filter(None, words[:MOST_PASSED_OVER]))
    return [texts.PASSED_OVER.format(words=said)] if said else []


def _nobody_bears(turn: Turn, asked: Asked, name: str) -> bool:
    """Whether a word of a name or a street is in none of those that are offered."""
    codes = asked.result.fitting
    if not codes or len(codes) > MOST_LOOKED_AT:
        return False
    stem = name[: max(SHORTEST_STEM, len(name) - LONGEST_ENDING)]
    return not any(stem in _written(one) for one in institutions(turn, codes))


def _written(institution: Institution) -> str:
    names = (institution.official_name, institution.short_name, institution.address, *institution.other_names)
    return " ".join((*names, place_name(institution.place))).lower().replace("ё", "е")


def _example(turn: Turn, asked: Asked) -> str:
    """«Например: «детский сад 9»», with a number, or else a kind, that is in the list."""
    if asked.result.question is Trait.KIND:
        names = (turn.catalog.kind_of(code) for code in asked.result.fitting)
        asked_for = {kind.name.one for key in asked.result.clues.kinds if (kind := kind_of(key))}
        found = [name for name, _ in Counter(filter(None, names)).most_common() if name not in asked_for]
        return texts.EXAMPLE.format(example=found[0]) if found else ""
    kind = kind_of(asked.result.clues.kinds[0]) if asked.result.clues.kinds else None
    first = turn.catalog.get(asked.result.fitting[0])
    number = own_number(first) if first else None
    if asked.result.question is not Trait.NUMBER or kind is None or number is None:
        return ""
    return texts.EXAMPLE.format(example=f"{kind.name.one} {number}")


def _head(turn: Turn, asked: Asked) -> str:
    """«Нашлось детских садов в Тракторозаводском районе: 24.»"""
    codes = asked.result.fitting
    found = texts.found(_noun(asked), where(turn, asked), len(codes))
    return " ".join(filter(None, (found, widened_note(turn, asked))))


def _noun(asked: Asked) -> str:
    """The kind in its genitive plural where the question names one, «учреждений» otherwise."""
    kinds = [kind_of(key) for key in asked.result.clues.kinds]
    if len(kinds) != 1 or kinds[0] is None:
        return texts.INSTITUTIONS
    numbers = asked.result.clues.numbers
    return kinds[0].name.many + (f" № {numbers[0]}" if len(numbers) == 1 else "")
