"""A need is told: what it is, who does it, the link, the number, and where; or which of several is meant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalog.model import Institution
from catalog.needs.model import Need
from catalog.search import Decision
from catalog.statistics.usage import Count, Measure
from handlers.dialogue.held_place import change_place, where
from handlers.dialogue.refine import WHERE, Asked, again, settle
from handlers.dialogue.turn import Turn
from handlers.messages import Choice, Reply
from handlers.steps.listing import remembered
from handlers.steps.need_links import need_links, told_links
from handlers.texts import needs as texts
from handlers.texts.names import everyday_name
from handlers.view.choices import Row, fitted, numbered, rows
from handlers.view.kinds import kind_of
from handlers.view.needs import done_by, links_of, municipality_of, need_at, phones_of
from handlers.view.payloads import payload

MOST_HERE = 3
ADMINISTRATION = "administration"


def answer(turn: Turn, asked: Asked) -> Reply:
    """The need that is sure, or that was chosen of those offered before; else the question which."""
    told = asked.result.told
    chosen = turn.session.need if asked.refines or turn.session.query == asked.query.text else ""
    if chosen in told.needs:
        return one(turn, asked, chosen)
    if told.sure:
        return one(turn, asked, told.needs[0])
    if len(told.needs) > 1:
        return which(turn, asked)
    reply = one(turn, asked, told.needs[0])
    return replace(reply, text=f"{texts.MAYBE}\n{reply.text}")


def chosen(turn: Turn, key: str) -> Reply | None:
    """A need that was offered, in a list or while typing; None where there is none of that id."""
    need = turn.catalog.needs.book.at(key) if turn.catalog.needs else None
    if need is None:
        return None
    asked = again(turn)
    if key not in asked.result.told.needs:  # it has nothing to do with the open question
        asked = settle(turn, turn.catalog.parse(need.title))
    return one(turn, asked, key)


def which(turn: Turn, asked: Asked) -> Reply:
    """Up to three needs to choose from, and the institution that was named."""
    listed = offered(turn, asked.result.told.needs, asked.place)
    named = _named(asked)
    return Reply(
        "\n".join((texts.WHICH, *(row.line for row in listed))),
        decision=Decision.CHOOSE.value,
        choices=(*(row.choice for row in listed), *named),
        session=replace(
            remembered(turn, asked), options=tuple(row.choice.choice for row in listed), need="", asked=""
        ),
    )


def offered(turn: Turn, keys: Sequence[str], place: str = "", start: int = 1) -> tuple[Row, ...]:
    """The needs of these ids as numbered choices."""
    found = (need_at(turn.catalog, key, place) for key in keys)
    return numbered([(need.title, f"need:{need.id}") for need in found if need is not None], start)


def done_without(turn: Turn, kind: str, place: str, start: int = 1) -> tuple[Row, ...]:
    """What institutions of the kind do, and somebody can see to without them, as numbered choices."""
    done = done_by(turn.catalog, kind, place, turn.today)
    return numbered([(need.title, f"need:{need.id}") for need in done], start)


def one(turn: Turn, asked: Asked, key: str) -> Reply:
    """What it is, who does it, link and number; then the institutions of the place, or the question where."""
    need = need_at(turn.catalog, key, asked.place)
    if need is None:
        return which(turn, asked)
    there = _there(turn, asked, need)
    links, phones = need_links(turn, need, _about(asked) or there.only), phones_of(need, turn.today)
    lines = [
        texts.headline(need.title, where(turn, asked)),
        need.first,
        texts.BODY.format(body=need.body) if need.body else "",
        *(texts.PHONE.format(title=phone.title, phone=phone.phone) for phone in phones),
        told_links(need, links, turn),
        *there.lines,
    ]
    return Reply(
        "\n".join(filter(None, lines)),
        decision=Decision.SERVICE.value,
        choices=(*there.choices, *_named(asked, there.options), *change_place(asked)),
        links=links,
        phones=phones,
        session=replace(
            remembered(turn, asked),
            query=asked.query.text or turn.session.query,
            need=key,
            options=there.options,
            asked="" if asked.place else WHERE,
        ),
        counts=(Count(Measure.NEED, need.told_as),),
    )


@dataclass(frozen=True, slots=True)
class _There:
    """What is said of the place: those that do it there, or that nobody is known and whom to ask."""

    lines: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    options: tuple[str, ...] = ()
    only: Institution | None = None  # the one that does it there


def _there(turn: Turn, asked: Asked, need: Need) -> _There:
    if not asked.place or asked.widened:
        return _There((texts.WHERE,))
    kind, found = _doing(turn, need.kinds, asked.place)
    if len(found) > MOST_HERE:
        several = kind_name(kind)
        return _There((), (Choice(fitted("", texts.SHOW_KIND.format(kinds=several)), f"kind:{kind}"),))
    if found:
        return _listed(texts.HERE, found)
    if not need.kinds:
        return _There(())
    place = where(turn, asked)
    _, asking = _doing(turn, (ADMINISTRATION,), asked.place)
    if 0 < len(asking) <= MOST_HERE:
        return _listed(texts.NOBODY_HERE.format(where=place), asking)
    return _There((texts.NOBODY_AT_ALL.format(where=place),))


def _listed(head: str, found: Sequence[Institution]) -> _There:
    listed = rows(found)
    choices = tuple(row.choice for row in listed)
    options = tuple(choice.choice for choice in choices)
    return _There(
        (head, *(row.line for row in listed)), choices, options, found[0] if len(found) == 1 else None
    )


def _doing(turn: Turn, kinds: Sequence[str], place: str) -> tuple[str, list[Institution]]:
    """Those at the place that do it, or in its municipality: of the first kind that is there."""
    for key in dict.fromkeys((place, municipality_of(turn.catalog, place))):
        for kind in kinds if key else ():
            if found := turn.catalog.browse(kind, key):
                return kind, list(found)
    return "", []


def _about(asked: Asked) -> Institution | None:
    """The one institution that was named beside the need."""
    matches = asked.result.matches
    return matches[0].institution if len(asked.result.fitting) == 1 and matches else None


def _named(asked: Asked, listed: Sequence[str] = ()) -> tuple[Choice, ...]:
    """The card of the institution that the need is about, unless it is listed."""
    institution = _about(asked)
    if institution is None:
        return ()
    label = texts.ITS_CARD.format(name=everyday_name(institution))
    choice = Choice(fitted("", label), payload("card", institution.code))
    return () if choice.choice in listed else (choice,)


def beside_card(turn: Turn, asked: Asked, reply: Reply) -> Reply:
    """The card with the link of the need that its institution does."""
    told = asked.result.told
    need = need_at(turn.catalog, told.needs[0], asked.place) if told.sure and told.beyond else None
    links = links_of(need, turn.today)[:1] if need else ()
    if need is None or not links or any(link.url == links[0].url for link in reply.links):
        return reply
    text = f"{reply.text}\n{texts.headline(need.title, '')} {texts.ways([links[0].title])}"
    return replace(reply, text=text, links=(*links, *reply.links))


def kind_name(key: str) -> str:
    kind = kind_of(key)
    return kind.name.several if kind else ""
