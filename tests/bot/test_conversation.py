"""The one path of every channel, on the real register, sessions and dialogue."""

import asyncio
from collections.abc import Awaitable, Iterator
from datetime import date
from threading import current_thread
from typing import Any

import pytest

from bot.bootstrap import Parts, assemble
from bot.conversation import Conversation, responded
from bot.feedback.outbox import Notes
from bot.rate_limit.memory import MOST_IN_WINDOW, Pace
from bot.sessions.memory import MemorySessions
from bot.settings import Settings
from catalog.region import day_in, load_region
from catalog.store.errors import StoreError
from handlers import texts
from handlers.messages import REPORT_NUMBER, Incoming, Reply, Report, Session
from handlers.router import respond

TODAY = day_in(load_region("volgograd"))


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    file = tmp_path_factory.mktemp("register") / "register.sqlite3"
    parts = assemble(Settings(database_url=f"sqlite:///{file}"))
    parts.guide.refresh()
    yield parts
    asyncio.run(parts.close())


def _talk(conversation: Conversation, *said: Incoming, person: str = "web:a") -> list[Reply]:
    async def play() -> list[Reply]:
        return [await conversation.answer(person, incoming) for incoming in said]

    return asyncio.run(play())


def _fresh(parts: Parts) -> Conversation:
    return Conversation(parts.guide, MemorySessions(), Pace(), parts.notes)


def test_a_question_then_its_refinement_lead_to_a_card(parts: Parts) -> None:
    first, second = _talk(
        _fresh(parts), Incoming(text="взрослая поликлиника дзержинский"), Incoming(text="30")
    )
    assert first.decision == "choose"
    assert [card.name for card in second.cards if "30" in card.name]


def test_two_people_do_not_share_a_conversation(parts: Parts) -> None:
    async def play() -> tuple[Reply, Reply]:
        conversation = _fresh(parts)
        await conversation.answer("web:a", Incoming(text="взрослая поликлиника дзержинский"))
        return (
            await conversation.answer("web:b", Incoming(text="2")),
            await conversation.answer("web:a", Incoming(text="2")),
        )

    stranger, asker = asyncio.run(play())
    assert not stranger.cards
    assert asker.cards


def test_an_error_report_gets_its_number(parts: Parts) -> None:
    conversation = _fresh(parts)
    card = _talk(conversation, Incoming(text="поликлиника 30 дзержинский"))[0]
    report = next(choice for choice in card.choices if choice.choice.startswith("report"))
    menu = _talk(conversation, Incoming(choice=report.choice))[0]
    written = _talk(conversation, Incoming(choice=menu.choices[0].choice))[0]
    assert REPORT_NUMBER not in written.text
    assert any(isinstance(note, Report) for note in written.remember)
    assert any(character.isdigit() for character in written.text)


def test_a_report_that_cannot_be_written_promises_no_number(parts: Parts) -> None:
    class Full(Notes):
        async def report(self, person: str, report: Report, on: date) -> int:
            raise StoreError(f"{person} {report} {on}")

    notes = Full(parts.register.queues, parts.register.counts)
    conversation = Conversation(parts.guide, MemorySessions(), Pace(), notes)
    card = _talk(conversation, Incoming(text="поликлиника 30 дзержинский"))[0]
    report = next(choice for choice in card.choices if choice.choice.startswith("report"))
    menu = _talk(conversation, Incoming(choice=report.choice))[0]
    assert _talk(conversation, Incoming(choice=menu.choices[0].choice))[0].text == texts.REPORT_NOT_WRITTEN


def test_answers_are_counted_for_the_day_that_it_is_in_the_region(parts: Parts) -> None:
    assert parts.guide.context is not None
    today = day_in(parts.guide.context.region)
    parts.notes.close()
    before = parts.register.counts.usage(today, today, 1_000)
    reply = _talk(_fresh(parts), Incoming(text="поликлиника 30 дзержинский"))[0]
    parts.notes.close()
    after = parts.register.counts.usage(today, today, 1_000)
    code = reply.cards[0].code
    assert dict(after.wanted)[code] == dict(before.wanted).get(code, 0) + 1
    assert sum(after.decisions[today].values()) == sum(before.decisions.get(today, {}).values()) + 1


def test_a_flood_is_told_once(parts: Parts) -> None:
    said = [reply.text for reply in _talk(_fresh(parts), *[Incoming(text="школа")] * (MOST_IN_WINDOW + 10))]
    assert said.count(texts.TOO_OFTEN) == 1
    assert said[-1] == ""


def test_while_the_list_is_loading_people_are_told_so(parts: Parts) -> None:
    class Loading:
        context = None

    conversation = Conversation(Loading(), MemorySessions(), Pace(), parts.notes)
    assert _talk(conversation, Incoming(text="школа"))[0].text == texts.STILL_LOADING


def test_one_persons_messages_are_answered_in_their_order(parts: Parts) -> None:
    slow = _SlowSessions()
    conversation = Conversation(parts.guide, slow, Pace(), parts.notes)

    async def play() -> list[Reply]:
        said: list[Awaitable[Reply]] = [
            conversation.answer("web:a", Incoming(text=text))
            for text in ("взрослая поликлиника дзержинский", "2")
        ]
        return list(await asyncio.gather(*said))

    assert asyncio.run(play())[1].cards


class _SlowSessions(MemorySessions):
    """Sessions across a slow network: without turns the second message would find nothing saved."""

    async def load(self, person: str) -> Session:
        await asyncio.sleep(0.01)
        return await super().load(person)


@pytest.mark.parametrize(
    ("incoming", "session", "is_beside"),
    [
        (Incoming("взрослая поликлиника дзержинский", today=TODAY), Session(), False),
        (Incoming("сколько госпабликов", today=TODAY), Session(), False),
        (
            Incoming("школа 5, я писал вам уже, ответьте же наконец, где она, и кто в ней директор, телефон"),
            Session(),
            True,
        ),
        (Incoming("30"), Session(query="а" * 100), True),
        (Incoming("a.b@c.ru a.b@c.ru a.b@c.ru"), Session(), True),
        (Incoming("сколько госпабликов", today=date(2020, 1, 1)), Session(), True),
    ],
    ids=["a question", "figures", "long", "a long open question", "addresses", "figures of another day"],
)
def test_what_takes_long_is_done_beside_the_loop(
    parts: Parts, incoming: Incoming, session: Session, *, is_beside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered: list[str] = []

    def noting(*args: Any) -> Reply:
        answered.append(current_thread().name)
        return respond(*args)

    assert parts.guide.context
    monkeypatch.setattr("bot.conversation.respond", noting)
    asyncio.run(responded(incoming, session, parts.guide.context))
    assert answered[0].startswith("long-work") == is_beside
