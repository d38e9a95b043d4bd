"""What the Bot API takes: its own description where that is at hand, and its lengths always."""

import importlib.util
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SPEC = Path(__file__).parents[3] / "shared" / "specs" / "telegram_spec.py"
STRINGS = (
    "action",
    "callback_query_id",
    "description",
    "inline_query_id",
    "next_offset",
    "parse_mode",
    "secret_token",
    "short_description",
    "text",
    "url",
)
TAG = re.compile(r"</?b>")
MARKUP = re.compile(r"[<>]|&(?!(?:lt|gt|amp|quot);)")

Params = Mapping[str, Any]


@cache
def described() -> Callable[[str, Params], list[str]] | None:
    """The checker of the API's machine-readable description, or None where it isn't at hand."""
    if not SPEC.exists():
        return None
    found = importlib.util.spec_from_file_location("telegram_spec", SPEC)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    check: Callable[[str, Params], list[str]] = module.check
    return check


def decoded(fields: Mapping[str, str]) -> dict[str, Any]:
    """The parameters as they were before they were put into a form."""
    return {name: value if name in STRINGS else json.loads(value) for name, value in fields.items()}


def faults(method: str, params: Params) -> list[str]:
    """What is wrong with the call; empty where Telegram would take it."""
    check = described()
    return [*(check(method, params) if check else ()), *_lengths(method, params)]


def visible(text: str) -> str:
    """HTML as it is shown."""
    return unescape(TAG.sub("", text))


def bad_url(params: Params) -> bool:
    """Whether a button leads to what Telegram takes for no address: the message is refused whole."""
    return any(not _is_url(button["url"]) for button in _buttons(params) if "url" in button)


def _is_url(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https", "tg") and "." in (parts.hostname or "") and " " not in url


def _lengths(method: str, params: Params) -> Iterator[str]:
    for where, text in _texts(method, params):
        if MARKUP.search(TAG.sub("", text)) or text.count("<b>") != text.count("</b>"):
            yield f"{where}: not HTML"
        if not 1 <= len(visible(text).encode("utf-16-le")) // 2 <= 4096:
            yield f"{where}: length"
    for button in _buttons(params):
        if not button["text"].strip():
            yield "button: no words"
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            yield "button: data"
    results = params.get("results", [])
    if len(results) > 50 or len({one["id"] for one in results}) != len(results):
        yield "results: too many, or one twice"
    if any(not 1 <= len(one["id"].encode()) <= 64 for one in results):
        yield "results: id"


def _texts(method: str, params: Params) -> Iterator[tuple[str, str]]:
    if method in ("sendMessage", "editMessageText"):
        yield method, params["text"]
    for one in params.get("results", []):
        yield "result", one["input_message_content"]["message_text"]


def _buttons(params: Params) -> Iterator[Mapping[str, Any]]:
    for holder in (params, *params.get("results", [])):
        for row in holder.get("reply_markup", {}).get("inline_keyboard", []):
            yield from row
