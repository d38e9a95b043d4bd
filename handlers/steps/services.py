"""A service is asked for and no institution named: the telephone, the link, and where."""

from collections.abc import Sequence
from dataclasses import replace

from catalog.model import Topic
from catalog.region import RegionService
from handlers.dialogue.held_place import change_place, where
from handlers.dialogue.intents import resource
from handlers.dialogue.refine import WHERE, Asked
from handlers.dialogue.turn import Turn
from handlers.messages import Choice, LinkButton, Reply
from handlers.steps.listing import page, remembered
from handlers.steps.show import region_telephones, spoken
from handlers.texts import finding
from handlers.texts import services as texts
from handlers.view import choices
from handlers.view.card import is_link

MOST_LINKS = 2
STEM = 5
"""Letters that the forms of a word have in common: «прикрепиться», «прикрепление»."""


def answer(turn: Turn, asked: Asked, offset: int = 0) -> Reply:
    """What to call, where to go online; the institutions of the place, or the question where."""
    first = told(turn, asked)
    listed = codes(turn, asked)
    if listed:
        head = f"{first.text}\n{texts.WHICH}"
        return replace(page(turn, asked, offset, head=head, codes=listed), links=first.links)
    question = texts.NOBODY_THERE if where(turn, asked) else texts.WHERE
    return replace(
        first,
        text=f"{first.text}\n{question}",
        choices=(*change_place(asked), *([] if first.links else [Choice(finding.CHOOSE_PLACE, "places:0")])),
        session=replace(remembered(turn, asked), asked=WHERE),
    )


def told(turn: Turn, asked: Asked) -> Reply:
    """What to call and where to go online; nothing is asked."""
    topic = asked.result.clues.topic or Topic.OTHER
    online = _wanted_first(turn, asked, topic)
    lines = filter(None, _first_lines(turn, asked, topic, online))
    return Reply("\n".join(lines), decision=asked.result.decision.value, links=link_buttons(online))


def of_topic(turn: Turn, topic: Topic) -> str:
    """The question to the search that a service is, for the links that lead to it; empty for others."""
    asked = resource().topics.get(topic, "")
    return asked if turn.region.services_for(topic, turn.today) else ""


def offered(turn: Turn) -> list[Topic]:
    """The services that the region has a link or a telephone for."""
    return [topic for topic in Topic if of_topic(turn, topic)]


def menu(turn: Turn) -> Reply:
    """The services that the region offers, to be chosen from."""
    topics = [(texts.TITLES[topic], f"service:{topic.value}") for topic in offered(turn)]
    rows = choices.numbered(topics)
    return choices.menu(texts.MENU, rows, turn.session)


def codes(turn: Turn, asked: Asked) -> Sequence[str]:
    """The institutions of the place that give the service, in the search's order; empty without a place."""
    if not where(turn, asked):
        return ()
    near = turn.find(asked.query, place=asked.place).fitting
    return tuple(dict.fromkeys((*near, *asked.result.fitting)))


def link_buttons(online: Sequence[RegionService]) -> tuple[LinkButton, ...]:
    return tuple(LinkButton(s.title, s.url) for s in online if is_link(s.url))[:MOST_LINKS]


def _wanted_first(turn: Turn, asked: Asked, topic: Topic) -> list[RegionService]:
    """The services of the topic, with those of other topics whose title holds more of what was said first."""
    own = list(turn.region.services_for(topic, turn.today))
    other = [s for s in turn.region.services_for(Topic.OTHER, turn.today) if topic is not Topic.OTHER]
    least = max((_shared(service, asked.query.text) for service in own), default=0)
    better = [service for service in other if _shared(service, asked.query.text) > max(least, 1)]
    return sorted((*better, *own), key=lambda service: -_shared(service, asked.query.text))


def _shared(service: RegionService, said: str) -> int:
    """How many letters of long words a service's title has in common with what was said, word by word."""
    stems = {word[:STEM] for word in said.lower().split() if len(word) >= STEM}
    return sum(len(word) for word in service.title.lower().split() if word[:STEM] in stems)


def _first_lines(turn: Turn, asked: Asked, topic: Topic, online: Sequence[RegionService]) -> tuple[str, ...]:
    own = turn.region.services_for(topic, turn.today)
    wanted = "" if not online or online[0] in own else online[0].title
    phones = [spoken(turn, service) for service in region_telephones(turn, topic)]
    ways = [service.title for service in online if is_link(service.url)][:MOST_LINKS]
    paths = [f"{service.title}: {service.path}" for service in online if service.path and not service.url]
    return (
        texts.headline(topic, where(turn, asked), wanted),
        texts.CALL.format(phones="; ".join(phones)) if phones and not wanted else "",
        texts.ONLINE.format(ways="; ".join(ways)) if ways else "",
        *(path.rstrip(".") + "." for path in paths[:1]),
        texts.NOT_TAKEN if topic is Topic.APPEAL else "",
        texts.NO_LINK if not (phones or ways or paths) else "",
    )
