"""Plays dialogues through `respond`: lists of (said, answered), with the session carried on between turns."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from bot.sessions.memory import session_from_json
from catalog.emergencies import recognise
from catalog.model import Platform
from catalog.statistics.usage import Measure
from handlers.context import Context
from handlers.messages import Incoming, Reply, Session
from handlers.router import respond
from handlers.steps.sections import COURTESY
from handlers.texts.emergencies import BOT_CANNOT

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Press:
    """A button is pressed: the one whose label holds this text."""

    label: str


@dataclass(frozen=True)
class Answered:
    """What an answer means. What isn't given isn't asked for."""

    decision: str | None = None
    cards: Sequence[str] | None = None  # codes
    choices: Sequence[str] | None = None  # payloads that have to be among the choices, in this order
    no_choices: bool = False
    links: Sequence[str] | None = None  # pieces of addresses, in this order
    says: Sequence[str] = ()  # pieces of the text, in any case
    silent_on: Sequence[str] = ()  # what the text may not hold
    remembers: Sequence[str] | None = None  # kinds of what is written down
    silence: bool = False
    check: Callable[[Reply], bool] | None = None


NUMBER = re.compile(r"\d{3}")


def has_somebody(reply: Reply) -> bool:
    """Whether it holds a number, a link, a choice or a named institution."""
    return bool(reply.choices or reply.links or reply.cards or reply.phones or NUMBER.search(reply.text))


def leaves_alone(incoming: Incoming, reply: Reply) -> bool:
    """Whether somebody is left with a sentence: outside emergencies, courtesy, verdicts and plain text."""
    is_verdict = any(count.measure is Measure.VERDICT for count in reply.counts)
    is_plain = not reply.session.buttons  # choices are lines there
    is_urgent = BOT_CANNOT in reply.text or recognise(incoming.text) is not None
    is_courtesy = reply.text.startswith(tuple(COURTESY)) or not reply.text
    excused = is_verdict or is_plain or is_urgent or is_courtesy
    return not (excused or has_somebody(reply))


Said = str | Press | Incoming
Dialogue = Sequence[tuple[Said, Answered]]


@dataclass
class Conversation:
    """One person's conversation. The session passes through JSON between turns, as it does in Redis."""

    context: Context
    today: date = TODAY
    channel: Platform | None = None
    session: Session = field(default_factory=Session)
    reply: Reply = field(default_factory=lambda: Reply(""))

    def say(self, said: Said) -> Reply:
        incoming = self._incoming(said)
        self.reply = respond(incoming, self.session, self.context)
        assert not leaves_alone(incoming, self.reply), f"{said!r} → {self.reply.text!r}"
        self.session = session_from_json(json.dumps(asdict(self.reply.session)))
        return self.reply

    def _incoming(self, said: Said) -> Incoming:
        if isinstance(said, Incoming):
            return said
        if isinstance(said, Press):
            return Incoming(choice=self._choice(said.label), channel=self.channel, today=self.today)
        start = "" if said == "/start" else None
        return Incoming(text=said, start=start, channel=self.channel, today=self.today)

    def _choice(self, label: str) -> str:
        found = [choice.choice for choice in self.reply.choices if label in choice.label]
        assert found, f"no button «{label}» among {[choice.label for choice in self.reply.choices]}"
        return found[0]


def play(context: Context, dialogue: Dialogue, channel: Platform | None = None) -> Conversation:
    """Say every line and compare what is answered."""
    conversation = Conversation(context, channel=channel)
    for said, expected in dialogue:
        reply = conversation.say(said)
        compare(said, reply, expected)
        keeps_the_rules(reply)
    return conversation


def compare(said: Said, reply: Reply, expected: Answered) -> None:
    about = f"{said!r} → {reply}"
    assert bool(reply.text) != expected.silence, about
    if expected.decision is not None:
        assert reply.decision == expected.decision, about
    if expected.cards is not None:
        assert [card.code for card in reply.cards] == list(expected.cards), about
    payloads = [choice.choice for choice in reply.choices]
    if expected.choices is not None:
        assert [payload for payload in payloads if payload in expected.choices] == list(expected.choices), (
            about
        )
    if expected.no_choices:
        assert not payloads, about
    if expected.links is not None:
        found = [link.url for link in reply.links]
        assert len(found) == len(expected.links), about
        assert all(piece in url for piece, url in zip(expected.links, found, strict=True)), about
    if expected.remembers is not None:
        assert [getattr(note, "kind", "") for note in reply.remember] == list(expected.remembers), about
    text = reply.text.lower().replace("\u00a0", " ")
    assert [piece for piece in expected.says if piece.lower() not in text] == [], about
    assert [piece for piece in expected.silent_on if piece.lower() in text] == [], about
    assert expected.check is None or expected.check(reply), about


def keeps_the_rules(reply: Reply) -> None:
    """What holds for every answer, whatever was said."""
    labels = [choice.label for choice in reply.choices]
    assert len(set(labels)) == len(labels), labels
    assert all(0 < len(label) <= 40 for label in labels), labels
    assert all(choice.choice.isascii() and 0 < len(choice.choice) <= 64 for choice in reply.choices)
    assert all(link.url.startswith(("https://", "http://")) for link in reply.links)
    assert all(
        service.url.startswith(("https://", "http://")) for card in reply.cards for service in card.services
    )
    lines = [line for line in reply.text.splitlines() if not line[:1].isdigit()]
    assert len("\n".join(lines)) <= 500 or not reply.session.buttons, reply.text
    for row in (line for line in reply.text.splitlines() if line[:1].isdigit()):
        number = row.partition(".")[0]
        same = [label for label in labels if label.partition(".")[0] == number]
        assert len(same) <= 1, (row, labels)
