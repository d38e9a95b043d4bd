"""What people do in Telegram, as updates: they write, press, forward, share."""

from typing import Any

from tests.doubles.telegram import BOT, Call

GROUP = -1001000


def user(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "Житель", "language_code": "ru"}


def chat(number: int, person: int) -> dict[str, Any]:
    if number == person:
        return {"id": number, "type": "private", "first_name": "Житель"}
    return {"id": number, "type": "supergroup", "title": "Родители 5 «Б»"}


def message(person: int, *, where: int = 0, number: int = 900_000, **content: Any) -> dict[str, Any]:
    """A message of a person, in the private chat or in a group."""
    where = where or person
    return {
        "message_id": number,
        "date": 1_700_000_000,
        "chat": chat(where, person),
        "from": user(person),
        **content,
    }


def writes(person: int, text: str, *, where: int = 0, **content: Any) -> dict[str, Any]:
    """An update: somebody writes. Commands and mentions of the bot are marked as Telegram marks them."""
    marks = content.pop("entities", []) + _marks(text)
    marked = {"entities": marks} if marks else {}
    return {"message": message(person, where=where, text=text, **marked, **content)}


def presses(person: int, data: str, under: dict[str, Any]) -> dict[str, Any]:
    """An update: somebody presses a button under a message."""
    pressed = {"id": f"{person}:{data}", "from": user(person), "chat_instance": "1"}
    return {"callback_query": {**pressed, "data": data, "message": under}}


def asks_inline(person: int, query: str, offset: str = "") -> dict[str, Any]:
    return {"inline_query": {"id": "1", "from": user(person), "query": query, "offset": offset}}


def chooses(person: int, name: str) -> dict[str, Any]:
    """An update: somebody sent that inline result."""
    return {"chosen_inline_result": {"result_id": name, "from": user(person), "query": "школа"}}


def membership(person: int, old: str, new: str, *, where: int = 0) -> dict[str, Any]:
    """An update: the bot was added, removed, blocked."""
    states = {
        f"{when}_chat_member": {"user": BOT, "status": status, **_rest(status)}
        for when, status in (("old", old), ("new", new))
    }
    return {
        "my_chat_member": {"chat": chat(where or person, person), "from": user(person), "date": 1, **states}
    }


def payload(call: Call, label: str) -> str:
    """What the button with that label carries."""
    found = [carried for words, carried in call.buttons.items() if label in words]
    assert found, f"no button «{label}» among {list(call.buttons)}"
    return found[0]


def _rest(status: str) -> dict[str, Any]:
    return {"until_date": 0} if status == "kicked" else {}


def _marks(text: str) -> list[dict[str, Any]]:
    words, marks, offset = text.split(" "), [], 0
    for word in words:
        length = len(word.encode("utf-16-le", "surrogatepass")) // 2
        if word.startswith("/") and offset == 0:
            marks.append({"type": "bot_command", "offset": offset, "length": length})
        elif word.startswith("@"):
            marks.append({"type": "mention", "offset": offset, "length": length})
        offset += length + 1
    return marks
