"""Whatever the dialogue answers is shown on every channel within its limits; nothing of its meaning is lost.

A platform joins with one function in `CHANNELS`: a Reply as it is shown there, and what would be refused.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from bot.telegram.receive import Address
from bot.telegram.render import calls
from bot.vk.receive import Said
from bot.vk.render import calls as vk_calls
from bot.vk.render import harmless
from catalog.model import PageState, Platform
from handlers.context import Context
from handlers.messages import Card, CardPage, Choice, Incoming, Link, LinkButton, Reply, Session
from handlers.router import respond
from handlers.texts.words import bare
from tests.dialogs.conftest import starting, synthetic
from tests.doubles.telegram import Call
from tests.doubles.telegram_checks import faults
from tests.doubles.vk_schema import faults_of

__all__ = ["starting", "synthetic"]

TODAY = date(2026, 11, 23)
SAID = (
    "поликлиника 5",
    "взрослая поликлиника дзержинский",
    "администрация",
    "показать все",
    "ещё",
    "садик",
    "записаться к врачу",
    "кружки для ребенка волжский",
    "школа в саратове",
    "сердце прихватило",
    "vk.com/no_such_school",
    "http://vk.com.login.example.ru/x",
    "что такое госорганизация",
    "сколько страниц",
    "каталог",
    "/help",
    "/privacy",
    "/services",
    "/near",
    "не то",
    "сообщить об ошибке",
    "спасибо",
    "щщщ",
)
HOSTILE = "<b>&\"'\u202eшкола\u200f 👩‍👩‍👧‍👦 [club1|x] @all *_`"


@dataclass(frozen=True)
class Shown:
    """What a person sees of one reply, and what the platform finds wrong with it."""

    text: str
    payloads: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()
    faults: list[str] = field(default_factory=list)
    written: Callable[[str], str] = str  # how the platform's own signs are written there


def in_telegram(reply: Reply) -> Shown:
    made = [Call(call.method, call.params) for call in calls(reply, Address("", 1), TODAY)]
    carried = [one for call in made for one in call.buttons.values()]
    return Shown(
        "\n".join(call.text for call in made),
        frozenset(one for one in carried if not one.startswith("http")),
        frozenset(one for one in carried if one.startswith("http")),
        [fault for call in made for fault in faults(call.method, call.params)],
    )


def in_vk(reply: Reply) -> Shown:
    made = vk_calls(Said("event", 7, 7), [reply], TODAY)
    boards = [json.loads(call.params["keyboard"]) for call in made if "keyboard" in call.params]
    actions = [button["action"] for board in boards for row in board["buttons"] for button in row]
    sent = [(call.method, {name: str(value) for name, value in call.params.items()}) for call in made]
    return Shown(
        "\n".join(call.params["message"] for call in made),
        frozenset(json.loads(one["payload"])["choice"] for one in actions if "payload" in one),
        frozenset(one["link"] for one in actions if "link" in one),
        faults_of(sent),
        harmless,
    )


CHANNELS: Mapping[Platform, Callable[[Reply], Shown]] = {
    Platform.TELEGRAM: in_telegram,
    Platform.VK: in_vk,
}


def answers(context: Context, channel: Platform) -> Iterator[Reply]:
    """What is answered to each of these, said one after another, and to the buttons that are offered then."""
    session = Session()
    for said in SAID:
        reply = respond(Incoming(text=said, channel=channel, today=TODAY), session, context)
        session = reply.session
        yield reply
        for choice in reply.choices:
            yield respond(Incoming(choice=choice.choice, channel=channel, today=TODAY), session, context)
    hidden = Incoming(text="тут", links=(Link("vk.com/x", "https://vk.com/y"),), channel=channel, today=TODAY)
    yield respond(hidden, session, context)


def extremes() -> Iterator[Reply]:
    """What no register should hold, and one day will."""
    page = CardPage(Platform.VK, "https://vk.com/x", PageState.CONFIRMED, TODAY)
    card = Card("c", HOSTILE, HOSTILE * 3, HOSTILE, HOSTILE, "8 (8442) 11-22-33", (page,), ())
    yield Reply(f"{HOSTILE}\n{HOSTILE}", cards=(card,))
    yield Reply("слово " * 1000, choices=(Choice("Ещё", "more"),))
    yield Reply("слово", cards=(replace(card, official_name="учреждение " * 1000),))
    bad = (
        "https://",
        "https://a b.example.ru/",
        "http://localhost/x",
        "https://x.ru/" + "а" * 3000,
        "tel:112",
    )
    services = tuple(
        LinkButton(f"Услуга {at}", url) for at, url in enumerate((*bad, "https://gosuslugi.ru/1"))
    )
    yield Reply("слово", cards=(replace(card, services=services),), links=services[:2])
    many = tuple(Choice(f"{at}. {HOSTILE}"[:40], f"card:{at:058}") for at in range(1, 6))
    yield Reply("\n".join(choice.label for choice in many), choices=many)


def keeps_its_meaning(reply: Reply, shown: Shown) -> None:
    text = _words(shown.text)
    assert all(_words(shown.written(line)) in text for line in reply.text.splitlines()), reply
    for card in reply.cards:
        assert _words(card.phone) in text
        assert all(_words(bare(page.url)) in text for page in card.pages)
    for choice in reply.choices:
        assert choice.choice in shown.payloads or _words(choice.label) in text, choice
    for link in (*reply.links, *(service for card in reply.cards for service in card.services)):
        assert link.url in shown.urls or _words(bare(link.url)) in text, link


def _words(text: str) -> str:
    """The words as they stand, wherever lines and messages end, without signs that aren't seen."""
    return "".join("".join(text.split()).split("\u202e"))


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_answer_of_the_dialogue_is_shown(
    channel: Platform, starting: Context, synthetic: Context
) -> None:
    shown = 0
    for context in (starting, synthetic):
        for reply in answers(context, channel):
            seen = CHANNELS[channel](reply)
            assert seen.faults == [], reply
            keeps_its_meaning(reply, seen)
            shown += 1
    assert shown > 100


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_no_register_should_hold_is_shown_too(channel: Platform) -> None:
    for reply in extremes():
        seen = CHANNELS[channel](reply)
        assert seen.faults == [], reply
        keeps_its_meaning(reply, seen)
