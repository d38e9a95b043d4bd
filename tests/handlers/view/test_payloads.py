import pytest

from catalog.model import Institution
from handlers.messages import Incoming, Session
from handlers.router import respond
from handlers.view.payloads import meant, payload
from tests.handlers.view.test_card import context

LONG = "a" * 64


@pytest.mark.parametrize("code", ["ORG-000001", "a" * 48, "a" * 49, LONG])
@pytest.mark.parametrize("action", ["card", "wrong", "report", "told:contacts"])
def test_a_payload_fits_every_platform_and_is_found_again(action: str, code: str) -> None:
    catalog = context(Institution(code, "Школа № 5")).catalog
    found = payload(action, code)
    assert len(found) <= 64
    assert found.isascii()
    institution = meant(catalog, found.removeprefix(f"{action}:"))
    assert institution is not None
    assert institution.code == code


def test_a_forged_hash_is_nobody() -> None:
    assert meant(context(Institution(LONG, "Школа № 5")).catalog, "~0123") is None


def test_a_long_code_goes_through_the_whole_dialogue() -> None:
    held = context(Institution(LONG, "Школа № 5", kind="школа"))
    reply = respond(Incoming(start=LONG), Session(), held)
    wrong, report = reply.choices
    menu = respond(Incoming(choice=report.choice), reply.session, held)
    written = respond(Incoming(choice=menu.choices[0].choice), menu.session, held)
    assert [getattr(note, "code", "") for note in written.remember] == [LONG]
    assert [
        getattr(n, "code", "") for n in respond(Incoming(choice=wrong.choice), reply.session, held).remember
    ] == [LONG]
