"""Free text: one institution's card, several to choose from, a service, or a plain no."""

from dataclasses import replace

from catalog.search import Decision
from catalog.statistics.usage import Count, Measure
from handlers.dialogue.held_place import card_note, change_place, where
from handlers.dialogue.refine import Asked, again, ask
from handlers.dialogue.turn import Turn
from handlers.messages import Choice, Reply, Session
from handlers.steps import card_questions, emergencies, listing, needs, no_results, services, small_talk
from handlers.steps.show import show, with_choices
from handlers.texts import finding
from handlers.view.choices import PAGE_SIZE


def find(turn: Turn) -> Reply:
    """The answer to a message that is nothing else."""
    asked = ask(turn)
    spoken = small_talk.answer(turn, asked)
    return emergencies.beside(turn, asked.result, spoken if spoken is not None else found(turn, asked))


def found(turn: Turn, asked: Asked, offset: int | None = None) -> Reply:
    """What the search decided, in words, and counted. `offset`: which part of a list is wanted."""
    reply = _in_words(turn, asked, offset)
    return replace(reply, counts=(Count(Measure.DECISION, reply.decision), *reply.counts))


def _in_words(turn: Turn, asked: Asked, offset: int | None) -> Reply:
    decision = asked.result.decision
    if asked.result.clues.needs and not _is_service(turn, asked):
        return needs.answer(turn, asked)
    if decision is Decision.ANSWER and asked.result.matches:
        return _one(turn, asked)
    if decision is Decision.CHOOSE and asked.result.fitting:
        return listing.answer(turn, asked, offset)
    if decision is Decision.SERVICE:
        return services.answer(turn, asked, offset or 0)
    return no_results.answer(turn, asked)


def _is_service(turn: Turn, asked: Asked) -> bool:
    """Whether the need is one of the region's services, which know who gives them in the place."""
    result = asked.result
    need = turn.catalog.needs.book.at(result.clues.needs[0]) if turn.catalog.needs else None
    wanted = need.topic if need and result.told.sure else None
    return wanted is not None and wanted is result.clues.topic and result.decision is Decision.SERVICE


def open_question(turn: Turn, offset: int | None) -> Reply | None:
    """The open question answered once more, nothing written down or counted again; None: none is open."""
    if not turn.session.query:
        return None
    reply = found(turn, again(turn), offset)
    return replace(reply, remember=(), counts=(), session=replace(reply.session, misses=turn.session.misses))


def next_page(turn: Turn) -> Reply:
    """The next five of the open list, its first five where only their number was said, or that it ended."""
    asked = again(turn)
    listed = (
        services.codes(turn, asked) if asked.result.decision is Decision.SERVICE else asked.result.fitting
    )
    offset = turn.session.offset + PAGE_SIZE if turn.session.options else 0
    if offset >= len(listed) or asked.result.decision not in (Decision.CHOOSE, Decision.SERVICE):
        place = where(turn, asked)
        return Reply(
            finding.no_more(place),
            choices=(Choice(finding.OTHER_PLACE, "place"),),
            session=turn.session,
        )
    return replace(found(turn, asked, offset), counts=())


def _going_on(turn: Turn, asked: Asked) -> Session:
    """From a card that a word more led to, one goes back to the list as it was."""
    session = listing.remembered(turn, asked)
    if not asked.refines:
        return session
    before = turn.session
    return replace(
        session, query=before.query, options=before.options, offset=before.offset, wider=before.wider
    )


def _one(turn: Turn, asked: Asked) -> Reply:
    going_on = turn.remembering(_going_on(turn, asked))
    note = card_note(turn, asked)
    beside = [] if asked.widened or not note else [note]
    institution = asked.result.matches[0].institution
    beside = [*beside, *filter(None, (card_questions.beside(turn, institution),))]
    reply = show(going_on, institution.code, before=beside, clues=asked.result.clues)
    if asked.widened and note:
        reply = replace(reply, text=f"{note}\n{reply.text}")
    reply = needs.beside_card(turn, asked, reply)
    return replace(with_choices(reply, *change_place(asked)), decision=asked.result.decision.value)
