"""Nothing fits: what didn't, whom to ask, and what is similar."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalog.model import Institution, Topic
from catalog.search import Clues, Decision
from catalog.search.places.region_places import Level
from handlers.dialogue.clues import says
from handlers.dialogue.held_place import change_place, where
from handlers.dialogue.intents import in_russian, resource
from handlers.dialogue.refine import WHERE, Asked
from handlers.dialogue.turn import Turn
from handlers.messages import Choice, LinkButton, Miss, Reply
from handlers.steps.listing import institutions, passed_over, remembered
from handlers.steps.needs import done_without
from handlers.steps.needs import offered as offered_needs
from handlers.steps.sections import plain_words
from handlers.steps.show import region_telephones, spoken
from handlers.texts import cards
from handlers.texts import finding as texts
from handlers.texts.names import everyday_name, repeatable
from handlers.view.card import is_link
from handlers.view.choices import Row, fitted, numbered, rows
from handlers.view.kinds import is_about_doctors, kind_of

MOST_SIMILAR = 3
MISSES_BEFORE_HELP = 2


def answer(turn: Turn, asked: Asked) -> Reply:
    """Says plainly what didn't fit; «not in the list» never means «closed»."""
    session = replace(remembered(turn, asked), misses=turn.session.misses + 1)
    miss = () if _may_be_an_address(asked.result.clues) else (_miss(turn, asked),)
    if not says(asked.result.clues) and not in_russian(turn.said):
        return replace(plain_words(session), decision=Decision.NONE.value, remember=miss)
    if not says(asked.result.clues):
        return replace(_not_understood(turn, asked, session.misses), remember=miss)
    in_charge = responsible(turn, asked)
    offered = offers(turn, asked, in_charge)
    head, instead = _instead(turn, asked, offered, in_charge)
    listed = (*offered, *instead)
    lines = [
        *_what_failed(asked, turn),
        *_whom_to_ask(turn, asked, in_charge),
        *_offer_lines(offered, in_charge),
        *([head, *(row.line for row in instead)] if instead else []),
        *_sections(session.misses),
    ]
    return Reply(
        "\n".join(lines),
        decision=Decision.NONE.value,
        choices=(
            *(row.choice for row in listed),
            *([Choice(texts.SHOW_ALL, "all")] if asked.refines else []),
            *_earlier_place(turn, asked),
            Choice(texts.REPORT_MISSING, "missing"),
            *change_place(asked),
        ),
        links=_links(turn, asked.result.clues),
        session=replace(
            session,
            query=turn.session.query if asked.refines else asked.query.text,
            options=tuple(row.choice.choice for row in listed),
            asked=WHERE if asked.result.clues.unknown_place else "",
        ),
        remember=miss,
    )


def _not_understood(turn: Turn, asked: Asked, misses: int) -> Reply:
    """Who is called alike by letters, the nearest needs and the sections."""
    alike = offers(turn, asked, None)
    others = nearest(turn, asked, len(alike) + 1)
    lines = [*_offer_lines(alike, None), texts.NEAREST, *(row.line for row in others)]
    listed = (*alike, *others)
    options = tuple(row.choice.choice for row in listed)
    return Reply(
        "\n".join((texts.NOT_UNDERSTOOD, *lines)),
        decision=Decision.NONE.value,
        choices=tuple(row.choice for row in listed),
        session=replace(turn.session, misses=misses, insults=0, options=options, offset=0),
    )


def _may_be_an_address(clues: Clues) -> bool:
    """A number beside no kind of institution is somebody's house: an address is kept nowhere."""
    return bool(clues.house or (clues.numbers and not clues.kinds))


def nearest(turn: Turn, asked: Asked, start: int = 1) -> Sequence[Row]:
    """The needs that the words may tell of, then the sections of the greeting."""
    needs = offered_needs(turn, asked.result.told.needs, start=start)
    sections = [(s.title, f"section:{at}") for at, s in enumerate(resource().sections)]
    return (*needs, *numbered(sections, start=start + len(needs)))


def _miss(turn: Turn, asked: Asked) -> Miss:
    place = turn.catalog.place(asked.place) if asked.place else None
    sought = asked.result.clues.kinds[0] if asked.result.clues.kinds else ""
    return Miss("not_found", asked.query.text, sought, place.label if place else "")


def _earlier_place(turn: Turn, asked: Asked) -> tuple[Choice, ...]:
    """An unknown place may lie in the district that was named before."""
    place = turn.catalog.place(turn.session.place) if not asked.place else None
    return (Choice(fitted("", place.label), f"at:{place.key}"),) if place else ()


def responsible(turn: Turn, asked: Asked) -> Institution | None:
    """The district hospital for what heals, the administration for the rest; None where no place is known."""
    heals = is_about_doctors(asked.result.clues.kinds)
    question = resource().responsible.doctor if heals else resource().responsible.other
    query = turn.catalog.parse(question)
    found = (turn.find(query, place=key) for key in _widening(turn, asked.place))
    return next(
        (result.matches[0].institution for result in found if result.decision is Decision.ANSWER), None
    )


def _widening(turn: Turn, key: str) -> Iterator[str]:
    """The place, and those that it lies in, up to the municipality."""
    place = turn.catalog.place(key) if key else None
    while place is not None and place.level is not Level.REGION:
        yield place.key
        place = turn.catalog.place(place.parent) if place.parent else None


def offers(turn: Turn, asked: Asked, in_charge: Institution | None) -> Sequence[Row]:
    """Who is responsible first, then what is similar, as choices by name."""
    similar = [match.institution for match in asked.result.similar if match.institution != in_charge]
    if asked.result.clues.unknown_place and not asked.place:
        similar = []  # the question where is open: anything named now would be a guess
    found = [in_charge] if in_charge else []
    return rows(institutions(turn, [i.code for i in (*found, *similar[:MOST_SIMILAR])]))


def _instead(
    turn: Turn, asked: Asked, offered: Sequence[Row], in_charge: Institution | None
) -> tuple[str, Sequence[Row]]:
    """Beside what is similar, the need that the kind tells of; else what can be done, or the sections."""
    clues, told = asked.result.clues, asked.result.told
    if clues.unknown_place and not asked.place:
        return "", ()
    hinted = told.needs[:1] if told.hinted and clues.kinds else ()
    needed = offered_needs(turn, hinted, asked.place, len(offered) + 1)
    if len(offered) > (in_charge is not None):
        return texts.WITHOUT_IT, needed
    online = done_without(turn, clues.kinds[0], asked.place, len(offered) + 1) if clues.kinds else ()
    if needed or online or offered or is_about_doctors(clues.kinds):
        return texts.WITHOUT_IT, needed or online
    return texts.NEAREST, nearest(turn, asked)


def _what_failed(asked: Asked, turn: Turn) -> list[str]:
    clues = asked.result.clues
    if _is_served(clues):
        return [texts.no_address(_what(clues), where(turn, asked))]
    failed = [
        texts.elsewhere(missing)
        for missing in asked.result.missing
        if missing.elsewhere and repeatable(missing.said) and missing.said != clues.unknown_place
    ]
    if clues.kinds and not clues.unknown_place:
        failed += passed_over(turn, asked)
    if clues.unknown_place:
        place = repeatable(clues.unknown_place)
        failed.append(texts.PLACE_UNKNOWN.format(place=place) if place else texts.PLACE_UNKNOWN_UNSAID)
    first = texts.not_found(_what(clues), where(turn, asked))
    if clues.unknown_place and not asked.place:
        return [f"{first} {' '.join(failed)}", texts.WHICH_DISTRICT]
    return [f"{first} {' '.join(failed)}".strip(), texts.NOT_CLOSED]


def _is_served(clues: Clues) -> bool:
    """Whether what is asked for exists for every place: that the list lacks it tells of the list alone."""
    kind = kind_of(clues.kinds[0]) if clues.kinds else None
    told_apart = clues.numbers or clues.names or clues.unknown_place
    return kind is not None and kind.everywhere and not told_apart


def _what(clues: Clues) -> str:
    """What was looked for, in the list's words: «поликлиника № 12»; "" for a drawer of registers."""
    kind = kind_of(clues.kinds[0]) if clues.kinds else None
    if kind is None or kind.generic:
        return ""
    numbers = (f"№ {number}" for number in clues.numbers[:1])
    return " ".join((kind.name.one, *numbers, *(f"«{name}»" for name in filter(repeatable, clues.names))))


def _whom_to_ask(turn: Turn, asked: Asked, in_charge: Institution | None) -> list[str]:
    lines = [texts.RESPONSIBLE.format(name=everyday_name(in_charge))] if in_charge else []
    if is_about_doctors(asked.result.clues.kinds):
        phones = [spoken(turn, service) for service in region_telephones(turn, Topic.DOCTOR)]
        lines += [cards.CALL.format(phone="; ".join(phones))] if phones else []
    return lines


def _offer_lines(offered: Sequence[Row], in_charge: Institution | None) -> list[str]:
    lines = [row.line for row in offered]
    if len(lines) > (in_charge is not None):
        lines.insert(1 if in_charge else 0, texts.SIMILAR)
    return lines


def _links(turn: Turn, clues: Clues) -> tuple[LinkButton, ...]:
    if not is_about_doctors(clues.kinds):
        return ()
    online = turn.region.services_for(Topic.DOCTOR, turn.today)
    return tuple(LinkButton(s.title, s.url) for s in online if is_link(s.url))[:1]


def _sections(misses: int) -> Sequence[str]:
    return (texts.SECTIONS,) if misses >= MISSES_BEFORE_HELP else ()
