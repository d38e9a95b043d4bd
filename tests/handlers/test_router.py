"""`respond` answers whatever comes, in whatever state, and never raises."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.model import Platform
from handlers.context import Context
from handlers.dialogue.intents import resource
from handlers.messages import Attachment, Incoming, Link, Session
from handlers.router import respond
from handlers.steps.buttons import ACTIONS
from handlers.steps.commands import COMMANDS, QUESTIONS
from tests.dialogs.harness import TODAY, keeps_the_rules

CODES = ["vlg-shkola-20", "vlg-poliklinika-28", "vlg-cgb-kamyshin", "nobody", ""]
WORDS = [
    "школа",
    "20",
    "садик",
    "камышин",
    "ещё",
    "назад",
    "все",
    "не то",
    "врач",
    "тзр",
    "фап в рябовском",
    "/help",
    "2",
    "отмена",
    "спасибо",
    "дурак",
    "/browse",
    "сколько страниц",
    "другой район",
    "без кнопок",
    "🙂",
    "пожар",
    "выбрать место",
    "а телефон",
    "нет в списке",
]

anything = st.text(st.characters(), max_size=60)
said = st.one_of(anything, st.sampled_from(WORDS), st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join))
payload = st.one_of(
    anything,
    st.builds("{}:{}".format, st.sampled_from(sorted(ACTIONS)), st.one_of(anything, st.sampled_from(CODES))),
)
sessions = st.builds(
    Session,
    query=said,
    place=st.sampled_from(["", "volgograd", "kamyshin", "atlantis"]),
    options=st.lists(payload, max_size=6).map(tuple),
    offset=st.integers(-10, 10**9),
    shown=st.sampled_from(CODES),
    asked=st.one_of(
        st.sampled_from(["", "place", "kinds", "report:missing", "report:vlg-shkola-20"]), anything
    ),
    buttons=st.booleans(),
    misses=st.integers(0, 10**6),
    insults=st.integers(0, 10**6),
    reported=st.lists(st.sampled_from(CODES), max_size=3).map(tuple),
)
incomings = st.builds(
    Incoming,
    text=said,
    choice=st.one_of(st.just(""), payload),
    start=st.one_of(st.none(), st.sampled_from(CODES), anything),
    links=st.lists(st.builds(Link, anything, anything), max_size=2).map(tuple),
    attachment=st.one_of(st.none(), st.sampled_from(Attachment)),
    transcript=st.one_of(st.just(""), said),
    location=st.one_of(st.none(), st.tuples(st.floats(-90, 90), st.floats(-180, 180))),
    channel=st.one_of(st.none(), st.sampled_from(Platform)),
    today=st.dates(),
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(incoming=incomings, session=sessions)
def test_nothing_makes_it_raise(starting: Context, incoming: Incoming, session: Session) -> None:
    reply = respond(incoming, session, starting)
    keeps_the_rules(reply)
    assert reply.text or not (reply.cards or reply.choices)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.tuples(said, st.booleans()), max_size=8))
def test_a_conversation_goes_on_from_whatever_it_said(
    starting: Context, lines: list[tuple[str, bool]]
) -> None:
    session = Session()
    reply = respond(Incoming(start="", today=TODAY), session, starting)
    for text, press in lines:
        choice = reply.choices[0].choice if press and reply.choices else ""
        reply = respond(
            Incoming(text="" if choice else text, choice=choice, today=TODAY), reply.session, starting
        )
        keeps_the_rules(reply)


def test_every_button_leads_to_its_card_within_three_presses(starting: Context) -> None:
    reply = respond(Incoming(text="взрослая поликлиника дзержинский", today=TODAY), Session(), starting)
    for choice in reply.choices[:2]:
        opened = respond(Incoming(choice=choice.choice, today=TODAY), reply.session, starting)
        assert [card.code for card in opened.cards] == [choice.choice.removeprefix("card:")]


def test_every_word_of_the_dialogue_has_its_step() -> None:
    assert set(resource().commands) == set(COMMANDS)
    assert set(resource().questions) == set(QUESTIONS)


def test_only_a_pressed_choice_may_replace_its_message(starting: Context) -> None:
    listed = respond(Incoming(text="взрослая поликлиника дзержинский", today=TODAY), Session(), starting)
    assert not listed.edits
    typed = respond(Incoming(text="назад", today=TODAY), replace(listed.session, shown="x"), starting)
    assert not typed.edits
