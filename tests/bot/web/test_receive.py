import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.receive import Message, RefusedRequestError, from_form, from_json
from handlers.messages import Incoming

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def body(**fields: object) -> bytes:
    return json.dumps(fields).encode()


@pytest.mark.parametrize(
    ("sent", "content_type", "text", "choice", "start"),
    [
        (body(session="a", text="садик 5"), JSON, "садик 5", "", None),
        (body(session="a", text=""), JSON, "", "", None),
        (body(session="a", text="", choice="card:vlg-5"), JSON, "", "card:vlg-5", None),
        (body(session="a", text="садик", choice=""), JSON, "садик", "", None),
        (body(session="a", text="садик", choice=None), "Application/JSON; charset=utf-8", "садик", "", None),
        (body(session="a", choice="card:vlg-5"), JSON, "", "card:vlg-5", None),
        (body(session="a", text="/start"), JSON, "/start", "", ""),
        (body(session="a", text="/start vlg-5"), JSON, "/start vlg-5", "", "vlg-5"),
        (body(session="a", text="/start <b>"), JSON, "/start <b>", "", None),
        (body(session="a", text="до\0после"), JSON, "до после", "", None),
        (body(session="a", text="поло\ud83dвинка"), JSON, "поло\ufffdвинка", "", None),
        (body(session="a", text="👵🏽"), JSON, "👵🏽", "", None),
    ],
)
def test_takes_a_message(sent: bytes, content_type: str, text: str, choice: str, start: str | None) -> None:
    assert from_json(sent, content_type) == Message("a", Incoming(text=text, choice=choice, start=start))


@pytest.mark.parametrize(
    ("sent", "content_type", "status"),
    [
        (b"", JSON, 400),
        (b"{", JSON, 400),
        (b"[]", JSON, 400),
        (b'"text"', JSON, 400),
        (b"\xff\xfe", JSON, 400),
        (b"[" * 100_000, JSON, 400),
        (b'{"session": ' + b"9" * 10_000 + b"}", JSON, 400),
        (body(text="садик"), JSON, 400),
        (body(session="", text="садик"), JSON, 400),
        (body(session=5, text="садик"), JSON, 400),
        (body(session="a" * 10_000, text="садик"), JSON, 400),
        (body(session="a\0b", text="садик"), JSON, 400),
        (body(session="a\ud800", text="садик"), JSON, 400),
        (body(session="a"), JSON, 400),
        (body(session="a", text=["садик"]), JSON, 400),
        (body(session="a", text="садик", choice="card:5"), JSON, 400),
        (body(session="a", choice=7), JSON, 400),
        (body(session="a", choice=""), JSON, 400),
        (body(session="a", choice="ы"), JSON, 400),
        (body(session="a", choice="c" * 65), JSON, 400),
        (body(session="a", choice="a\nb"), JSON, 400),
        (body(session="a", text="садик"), "text/plain", 415),
        (body(session="a", text="садик"), "", 415),
    ],
)
def test_refuses_with_one_sentence(sent: bytes, content_type: str, status: int) -> None:
    with pytest.raises(RefusedRequestError) as refused:
        from_json(sent, content_type)
    assert refused.value.status == status
    assert refused.value.sentence.strip()
    assert "\n" not in refused.value.sentence


@given(st.binary(max_size=200))
def test_any_bytes_are_taken_or_refused(sent: bytes) -> None:
    try:
        status = 200 if from_json(sent, JSON) else 500
    except RefusedRequestError as refused:
        status = refused.status
    assert status in (200, 400)


@given(session=st.text(max_size=300), text=st.text())
def test_whatever_is_taken_can_be_written_down(session: str, text: str) -> None:
    try:
        message = from_json(body(session=session, text=text), JSON)
    except RefusedRequestError:
        return
    (message.session + message.incoming.text).encode()
    assert "\0" not in message.session + message.incoming.text


def test_reads_a_form() -> None:
    sent = b"session=a&text=%D1%81%D0%B0%D0%B4%D0%B8%D0%BA+5"
    assert from_form(sent, FORM) == Message("a", Incoming(text="садик 5"))
    assert from_form(b"session=a&choice=card%3A5", FORM) == Message("a", Incoming(choice="card:5"))


@pytest.mark.parametrize(
    ("sent", "content_type", "status"),
    [
        (b"", FORM, 400),
        (b"text=a", FORM, 400),
        (b"session=a&" * 50, FORM, 400),
        (b"session=a&text=\xff", FORM, 400),
        (b"session=a&text=b", "multipart/form-data", 415),
    ],
)
def test_refuses_a_form(sent: bytes, content_type: str, status: int) -> None:
    with pytest.raises(RefusedRequestError) as refused:
        from_form(sent, content_type)
    assert refused.value.status == status
