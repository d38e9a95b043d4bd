"""Whatever the dialogue answers is shown on every channel within its limits; none of its meaning is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from catalog.model import PageState, Platform
from handlers.context import Context
from handlers.messages import Card, CardPage, Choice, Incoming, Link, LinkButton, Reply, Session
from handlers.router import respond
from handlers.texts.words import bare
from tests.bot.channels_table import DOCUMENT, table
from tests.bot.every_channel import CHANNELS, TODAY, Shown
from tests.dialogs.conftest import starting, synthetic

__all__ = ["starting", "synthetic"]

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


def answers(context: Context, platform: Platform | None) -> Iterator[Reply]:
    """What is answered to each of these, said one after another, and to the buttons that are offered then."""
    session = Session()
    for said in SAID:
        reply = respond(Incoming(text=said, channel=platform, today=TODAY), session, context)
        session = reply.session
        yield reply
        for choice in reply.choices:
            yield respond(Incoming(choice=choice.choice, channel=platform, today=TODAY), session, context)
    hidden = Incoming(
        text="тут", links=(Link("vk.com/x", "https://vk.com/y"),), channel=platform, today=TODAY
    )
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
        assert choice.choice in shown.payloads or _can_be_typed(choice, shown), choice
    for link in (*reply.links, *(service for card in reply.cards for service in card.services)):
        assert link.url in shown.urls or _words(bare(link.url)) in text, link


def _can_be_typed(choice: Choice, shown: Shown) -> bool:
    """Whether the text offers the words of the label, or a line with its number."""
    number, dot, _ = choice.label.partition(". ")
    numbered = bool(dot) and any(line.startswith(f"{number}. ") for line in shown.text.splitlines())
    return numbered or _words(choice.label).lower() in _words(shown.text).lower()


def _words(text: str) -> str:
    """The words as they stand, wherever lines and messages end, without signs that aren't seen."""
    return "".join("".join(text.split()).split("\u202e"))


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_answer_of_the_dialogue_is_shown(channel: str, starting: Context, synthetic: Context) -> None:
    shown = 0
    platform = Platform(channel) if channel in set(Platform) else None
    for context in (starting, synthetic):
        for reply in answers(context, platform):
            seen = CHANNELS[channel](reply)
            assert seen.faults == [], reply
            keeps_its_meaning(reply, seen)
            shown += 1
    assert shown > 100


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_no_register_should_hold_is_shown_too(channel: str) -> None:
    for reply in extremes():
        seen = CHANNELS[channel](reply)
        assert seen.faults == [], reply
        keeps_its_meaning(reply, seen)


def test_the_order_of_actions_is_the_same_on_every_channel(starting: Context, synthetic: Context) -> None:
    """A channel may have less room, never another order: what people came for first, «Не то» last."""
    shown = 0
    for context in (starting, synthetic):
        for reply in answers(context, None):
            wanted = CHANNELS["telegram"](reply).urls
            for channel in ("vk", "max", "web"):
                seen = CHANNELS[channel](reply)
                offered = [choice.choice for choice in reply.choices]
                assert _is_within(seen.payloads, offered), (channel, reply)
                assert channel == "web" or _is_within(seen.urls, wanted), (channel, seen.urls, wanted)
                shown += 1
    assert shown > 300


def test_the_sections_are_the_same_on_every_channel(starting: Context) -> None:
    greeting = respond(Incoming(start="", today=TODAY), Session(), starting)
    sections = [choice.choice for choice in greeting.choices]
    for channel in ("telegram", "vk", "max", "web"):
        assert list(CHANNELS[channel](greeting).payloads) == sections


def _is_within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether these stand in the whole in the same order."""
    rest = iter(whole)
    return all(one in rest for one in part)


def test_the_table_of_channels_tells_what_is_shown(starting: Context) -> None:
    assert table(starting) in DOCUMENT.read_text(encoding="utf-8"), (
        "python -m tests.bot.channels_table writes it anew"
    )
