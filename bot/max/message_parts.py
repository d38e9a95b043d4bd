"""What a message of MAX holds: words, links under words, attachments, what was forwarded."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.delivery.shape import degrees, integer, items, members, text
from catalog.model import Platform
from catalog.pages.links import find_links
from handlers.messages import Attachment, Incoming, Link

ATTACHMENTS = {
    "contact": Attachment.CONTACT,
    "audio": Attachment.VOICE,
    "image": Attachment.PICTURE,
    "video": Attachment.PICTURE,
    "sticker": Attachment.STICKER,
    "file": Attachment.OTHER,
}
"""In the order in which they are spoken of where several came."""

NORTH, EAST = 90, 180
MOST_PARTS = 100
"""So many attachments and marks of one message are looked at."""


@dataclass(frozen=True, slots=True)
class Bot:
    """Who the bot is in MAX: by this it is known when a group speaks to it."""

    user: int = 0
    username: str = ""


def incoming_of(message: Mapping[str, Any], said: str, *, beside: bool = False) -> Incoming:
    """`said`: the words of the message, less the bot's name. What is forwarded counts as said with it.

    `beside`: said among others; the links of the message that it replies to are asked about too.
    """
    own, forwarded = members(message.get("body")), _linked(message, "forward")
    replied = _linked(message, "reply") if beside else {}
    attached = [one for body in (own, forwarded) for one in items(body.get("attachments"), MOST_PARTS)]
    kinds = {one.get("type") for one in attached if isinstance(one.get("type"), str)}
    return Incoming(
        text="\n".join(filter(None, (said, text(forwarded.get("text"))))),
        links=(*_links(own), *_links(forwarded), *_links(replied), *_written(replied)),
        attachment=next((known for kind, known in ATTACHMENTS.items() if kind in kinds), None),
        transcript=next((text(one["transcription"]) for one in attached if one.get("transcription")), ""),
        location=next(filter(None, map(_location, attached)), None),
        channel=Platform.MAX,
        aloud=beside,
    )


def without_name(body: Mapping[str, Any], bot: Bot) -> tuple[str, bool]:
    """The words without the bot's own name, and whether the bot was named in them."""
    said = written = text(body.get("text"))
    own = [one for one in _markup(body, "user_mention") if bot.user and one.get("user_id") == bot.user]
    for mention in sorted(own, key=_start, reverse=True):
        before, _, after = _parted(said, mention)
        said = f"{before} {after}"
    if bot.username:
        said = re.sub(rf"@{re.escape(bot.username)}\b", " ", said, flags=re.IGNORECASE)
    return said.strip(), said != written


def said_by(user: int, since: int, answer: Mapping[str, Any]) -> set[str]:
    """The texts of that user among the messages of an answer, from that moment on."""
    written = items(answer.get("messages"), MOST_PARTS)
    own = [one for one in written if members(one.get("sender")).get("user_id") == user]
    return {
        text(members(one.get("body")).get("text")) for one in own if integer(one.get("timestamp")) >= since
    }


def _linked(message: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    link = members(message.get("link"))
    return members(link.get("message")) if link.get("type") == kind else {}


def _written(body: Mapping[str, Any]) -> Iterator[Link]:
    return (Link(found.shown, found.address) for found in find_links(text(body.get("text"))))


def _links(body: Mapping[str, Any]) -> Iterator[Link]:
    """Links under words, and those that are attached as a preview alone."""
    written = text(body.get("text"))
    for marked in _markup(body, "link"):
        shown = _parted(written, marked)[1]
        if (target := text(marked.get("url"))) != shown:
            yield Link(shown, target)
    for attached in items(body.get("attachments"), MOST_PARTS):
        target = text(members(attached.get("payload")).get("url")) if attached.get("type") == "share" else ""
        if target and target not in written:
            yield Link("", target)


def _markup(body: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
    return (one for one in items(body.get("markup"), MOST_PARTS) if one.get("type") == kind)


def _start(marked: Mapping[str, Any]) -> int:
    return max(0, integer(marked.get("from")))


def _parted(written: str, marked: Mapping[str, Any]) -> tuple[str, str, str]:
    """The text before, under and behind a mark. MAX counts UTF-16 units."""
    units = written.encode("utf-16-le")
    start = 2 * _start(marked)
    end = start + 2 * max(0, integer(marked.get("length")))
    parts = (units[:start], units[start:end], units[end:])
    before, under, behind = (part.decode("utf-16-le", "ignore") for part in parts)
    return before, under, behind


def _location(attached: Mapping[str, Any]) -> tuple[float, float] | None:
    if attached.get("type") != "location":
        return None
    latitude, longitude = degrees(attached.get("latitude"), NORTH), degrees(attached.get("longitude"), EAST)
    return None if latitude is None or longitude is None else (latitude, longitude)
