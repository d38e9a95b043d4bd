"""The double finds what MAX would refuse: else a test that finds nothing would say nothing."""

from typing import Any

import pytest

from bot.delivery.model import Call
from bot.max.render import SEND
from tests.bot.max.checks import wrong
from tests.doubles.max_schema import SCHEMA

TO = {"chat_id": 1}
GOOD: dict[str, Any] = {"text": "Да", "attachments": [], "link": None}
BUTTON = {"type": "callback", "text": "Ещё", "payload": "more"}
LINK = {"type": "link", "text": "Сайт", "url": "https://x.example/"}


def keyboard(*rows: list[dict[str, str]]) -> dict[str, Any]:
    return {**GOOD, "attachments": [{"type": "inline_keyboard", "payload": {"buttons": list(rows)}}]}


def test_what_is_right_is_taken() -> None:
    assert wrong(Call(SEND, {"query": TO, "json": keyboard([BUTTON], [LINK, LINK, LINK])})) == []


@pytest.mark.parametrize(
    "body", [keyboard([]), keyboard([BUTTON] * 8), keyboard([LINK] * 4), keyboard(*[[BUTTON]] * 31)]
)
def test_keyboards_have_limits(body: dict[str, Any]) -> None:
    assert wrong(Call(SEND, {"query": TO, "json": body}))


@pytest.mark.skipif(not SCHEMA.exists(), reason="MAX's schema isn't at hand")
@pytest.mark.parametrize(
    ("method", "query", "body"),
    [
        (SEND, TO, {**GOOD, "text": "x" * 4001}),
        (SEND, TO, {"text": "Да"}),
        (SEND, {"chat_id": "one"}, GOOD),
        (SEND, {"chat": 1}, GOOD),
        (SEND, TO, keyboard([{**BUTTON, "payload": "x" * 1025}])),
        (SEND, TO, keyboard([{**BUTTON, "text": ""}])),
        (SEND, TO, keyboard([{**LINK, "url": "https://x.example/" + "x" * 2048}])),
        (SEND, TO, keyboard([{**BUTTON, "type": "none"}])),
        (SEND, TO, {**GOOD, "link": {"type": "none", "mid": "m"}}),
        ("POST /answers", {}, {}),
        ("POST /answers", {"callback_id": " "}, {}),
        ("POST /chats/None/actions", {}, {"action": "typing_on"}),
        ("POST /chats/1/actions", {}, {"action": "dancing"}),
        ("POST /nowhere", {}, {}),
    ],
)
def test_the_schema_refuses(method: str, query: dict[str, Any], body: dict[str, Any]) -> None:
    assert wrong(Call(method, {"query": query, "json": body}))
