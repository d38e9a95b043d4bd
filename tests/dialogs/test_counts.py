"""What an answer adds to the day's figures: what was decided, which card was shown, how a link was judged."""

import pytest

from catalog.pages.finding import Verdict
from catalog.statistics.usage import Measure
from handlers.context import Context
from handlers.messages import Incoming, Reply
from tests.dialogs.harness import TODAY, Conversation, Press

CARD_28 = ("card", "vlg-poliklinika-28")


def counted(reply: Reply) -> list[tuple[str, str]]:
    return [(count.measure.value, count.subject) for count in reply.counts]


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("поликлиника 28 волгоград", [("decision", "answer"), CARD_28]),
        ("взрослая поликлиника дзержинский", [("decision", "choose")]),
        ("записаться к врачу", [("decision", "service")]),
        ("хосписс", [("decision", "none")]),
        ("vk.com/neizvestnaya_stranica", [("verdict", Verdict.UNKNOWN.value)]),
        ("спасибо", []),
        ("дурак", []),
        ("сердце болит", []),
        ("/help", []),
    ],
)
def test_a_question_counts_by_what_was_decided(
    starting: Context, said: str, counts: list[tuple[str, str]]
) -> None:
    assert counted(Conversation(starting).say(said)) == counts


def test_the_same_question_looked_at_again_counts_once(starting: Context) -> None:
    conversation = Conversation(starting)
    assert counted(conversation.say("школа")) == [("decision", "choose")]
    for said in ("ещё", "ещё", "назад", "показать все"):
        assert counted(conversation.say(said)) == []


def test_a_card_that_was_chosen_counts_and_one_that_still_stands_does_not(starting: Context) -> None:
    conversation = Conversation(starting)
    first = conversation.say("взрослая поликлиника дзержинский").choices[0]
    chosen = counted(conversation.say(Press(first.label)))
    assert chosen == [("card", conversation.reply.cards[0].code)]
    assert counted(conversation.say("а телефон?")) == []
    assert conversation.reply.choices


def test_a_door_counts_by_its_card(starting: Context) -> None:
    opened = Conversation(starting).say(Incoming(start="vlg-poliklinika-28", today=TODAY))
    assert counted(opened) == [CARD_28]


def test_a_count_holds_nothing_that_was_said(starting: Context) -> None:
    said = "поликлиника 28 волгоград звоните Иванову 8 927 123-45-67"
    reply = Conversation(starting).say(said)
    subjects = {count.subject for count in reply.counts}
    assert subjects == {"unknown_phone"}
    assert {count.measure for count in reply.counts} <= set(Measure)
