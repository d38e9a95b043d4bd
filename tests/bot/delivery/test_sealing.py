"""What waits is readable with the tokens of the settings, and with nothing else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.encryption import Seal
from bot.delivery.model import Call, Delivery, Work

SEAL = Seal(b"token")
WORK = Work(
    Delivery("telegram", "telegram:1", "telegram:42", {"text": "мой номер 89001234567"}),
    (Call("sendMessage", {"chat_id": 42, "text": "Здравствуйте"}),),
    calling=True,
)


@given(st.text(), st.integers(0, 5), st.booleans())
def test_what_was_sealed_is_opened_as_it_was(text: str, tries: int, prepared: bool) -> None:
    delivery = replace(WORK.delivery, payload={"text": text})
    work = replace(WORK, delivery=delivery, tries=tries, calls=WORK.calls if prepared else None)
    assert SEAL.open(SEAL.close(work)) == work


def test_nothing_shows_through_and_no_other_key_opens_it() -> None:
    sealed = SEAL.close(WORK)
    assert b"telegram" not in sealed
    assert b"89001234567" not in sealed
    assert Seal(b"another").open(sealed) is None
    assert SEAL.open(sealed[:-1] + b"\0") is None
    assert SEAL.open(b"") is None
