"""«Ещё» of an older list is known to be so; what names an institution leads there at any time."""

from handlers.dialogue.stale_buttons import LONGEST, OUTDATED, stamped, unstamped
from handlers.messages import Choice, Incoming, Reply, Session

SCHOOLS = Session(query="школа", options=("card:a",))
OTHERS = Session(query="детский сад")


def pressed(payload: str, session: Session) -> str:
    reply = stamped(Reply("", choices=(Choice("Кнопка", payload),), session=SCHOOLS))
    return unstamped(Incoming(choice=reply.choices[0].choice), session).choice


def test_a_button_of_the_open_list_does_what_it_says() -> None:
    for payload in ("more", "all", "back", "place", "at:volzhskiy", "places:5", "missing", "card:a"):
        assert pressed(payload, SCHOOLS) == payload


def test_a_button_of_an_older_list_is_outdated() -> None:
    older = Session(query="школа", offset=5)
    for payload in ("more", "all", "back", "place", "at:volzhskiy", "places:5", "missing"):
        assert pressed(payload, OTHERS) == pressed(payload, older) == pressed(payload, Session()) == OUTDATED


def test_a_card_has_no_age() -> None:
    for payload in ("card:a", "wrong:a", "told:link:a", "service:doctor", "kinds:5", "section:1"):
        assert pressed(payload, OTHERS) == payload


def test_a_payload_never_outgrows_its_limit() -> None:
    assert pressed("at:" + "k" * (LONGEST - 3), OTHERS) == "at:" + "k" * (LONGEST - 3)


def test_what_carries_no_stamp_is_taken_as_it_is() -> None:
    assert unstamped(Incoming(choice="more"), SCHOOLS).choice == "more"
