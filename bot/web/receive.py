"""What a browser sends → Incoming. Pure: bytes in, a value out, or one sentence that says what is wrong."""

import json
import re
from dataclasses import dataclass
from urllib.parse import parse_qs

from handlers.messages import Incoming
from handlers.texts import page as texts

SESSION_LENGTH = 256
CHOICE_LENGTH = 64
FORM_FIELDS = 10

_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")
_START = re.compile(rf"/start(?:\s+({_CODE.pattern}))?\s*")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of one conversation. `session` is whatever string the client keeps."""

    session: str
    incoming: Incoming


class RefusedRequestError(Exception):
    """The request can't be taken: `sentence` says why in Russian, `status` is the HTTP status."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


def from_json(body: bytes, content_type: str) -> Message:
    """Read `{"session", "text"}` or `{"session", "choice"}`; other keys are ignored.

    Raises RefusedError for anything else.
    """
    fields = json_fields(body, content_type, texts.NOT_JSON)
    return _message(fields.get("session"), fields.get("text"), fields.get("choice"))


def json_fields(body: bytes, content_type: str, sentence: str) -> dict[str, object]:
    """The fields of an object in JSON. Raises RefusedRequestError with the sentence for anything else."""
    if media_type(content_type) != "application/json":
        raise RefusedRequestError(sentence, status=415)
    try:
        fields = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise RefusedRequestError(sentence) from error
    if not isinstance(fields, dict):
        raise RefusedRequestError(sentence)
    return fields


def from_form(body: bytes, content_type: str) -> Message:
    """Read the form that the page sends where JavaScript is off. Raises RefusedError."""
    if media_type(content_type) != "application/x-www-form-urlencoded":
        raise RefusedRequestError(texts.NOT_A_FORM, status=415)
    try:
        fields = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=FORM_FIELDS)
    except ValueError as error:
        raise RefusedRequestError(texts.NOT_A_FORM) from error
    session, text, choice = (fields.get(name, [None])[0] for name in ("session", "text", "choice"))
    return _message(session, None if choice else text, choice or None)


def media_type(content_type: str) -> str:
    """The type without its parameters: `application/json; charset=utf-8` → `application/json`."""
    return content_type.partition(";")[0].strip().lower()


def start_code(text: str) -> str:
    """The code of an institution that a door carries; empty where it can't be one."""
    return text if _CODE.fullmatch(text) else ""


def said(text: str) -> Incoming:
    """A written message: `/start` and `/start CODE` open a conversation, as they do in messengers."""
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text).replace("\0", " ")
    start = _START.fullmatch(text)
    return Incoming(text=text, start=(start[1] or "") if start else None)


def _message(session: object, text: object, choice: object) -> Message:
    if not isinstance(session, str) or not 0 < len(session) <= SESSION_LENGTH or _CONTROL.search(session):
        raise RefusedRequestError(texts.BAD_SESSION)
    if isinstance(choice, str) and text in (None, ""):
        return Message(session, Incoming(choice=_checked(choice)))
    if isinstance(text, str) and choice in (None, ""):
        return Message(session, said(text))
    raise RefusedRequestError(texts.TEXT_OR_CHOICE)


def _checked(choice: str) -> str:
    if not (choice.isascii() and choice.isprintable() and 0 < len(choice) <= CHOICE_LENGTH):
        raise RefusedRequestError(texts.BAD_CHOICE)
    return choice
