"""What a message of VK holds: words, links under cards and forwards, a voice, a place. Pure."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bot.delivery.shape import degrees, integer, items, members, text
from catalog.pages.links import find_links
from handlers.messages import Attachment, Link

MOST_ATTACHMENTS = 10
MOST_FORWARDS = 20
DEEPEST = 3
MOST_FORWARDED = 50
"""Of all depths together."""


KINDS = {
    "audio_message": Attachment.VOICE,
    "photo": Attachment.PICTURE,
    "graffiti": Attachment.PICTURE,
    "sticker": Attachment.STICKER,
}
LINKED = frozenset({"wall", "wall_reply", "link"})
"""They are judged by their links."""


@dataclass(frozen=True, slots=True)
class MessageContents:
    text: str
    mentioned: bool  # the bot is spoken to
    links: tuple[Link, ...] = ()
    attachment: Attachment | None = None
    transcript: str = ""
    location: tuple[float, float] | None = None

    def only_says(self, words: Collection[str]) -> bool:
        """Whether it is one of these words and nothing else."""
        beside = self.links or self.attachment or self.location
        return not beside and self.text.strip().lower() in words


def contents_of(message: Mapping[str, Any], group: int) -> MessageContents:
    """The words without the bot's own name, and the rest of the message.

    Forwarded words are the message where it has none of its own; otherwise their links are judged with it.
    """
    said, mentioned = without_mention(text(message.get("text")), group)
    forwards = list(islice(_forwards(message.get("fwd_messages"), DEEPEST), MOST_FORWARDED))
    forwarded = "\n".join(filter(None, (text(one.get("text")) for one in forwards)))
    around = [*forwards, *_answered(message, group)]
    links = [link for one in (message, *around) for link in _links(one)]
    if said.strip() or not forwarded:
        links += [link for one in around for link in _written(text(one.get("text")))]
    attachments = items(message.get("attachments"), MOST_ATTACHMENTS)
    return MessageContents(
        text=said if said.strip() else forwarded,
        mentioned=mentioned,
        links=tuple(dict.fromkeys(links)),
        attachment=_attachment(text(one.get("type")) for one in attachments),
        transcript=next(filter(None, map(_transcript, attachments)), ""),
        location=_location(message),
    )


def without_mention(said: str, group: int) -> tuple[str, bool]:
    """The text without the community's own mention, and whether it was there."""
    mention = re.compile(
        rf"\[(?:club|public){group}\|[^\]\n]{{0,200}}\]|[@*](?:club|public){group}\b(?:\s{{0,9}}\([^)\n]{{0,200}}\))?",
        re.IGNORECASE,
    )
    rest, times = mention.subn(" ", said)
    return (rest.strip(" ,:\n") if times else said), bool(times)


def _forwards(forwards: object, deep: int) -> Iterator[Mapping[str, Any]]:
    for one in items(forwards, MOST_FORWARDS) if deep else ():
        yield one
        yield from _forwards(one.get("fwd_messages"), deep - 1)


def _answered(message: Mapping[str, Any], group: int) -> list[Mapping[str, Any]]:
    """The message that this one answers, unless the bot wrote it: its links are the register's."""
    answered = members(message.get("reply_message"))
    return [answered] if answered and integer(answered.get("from_id")) != -group else []


def _links(message: Mapping[str, Any]) -> Iterator[Link]:
    """The addresses behind shared posts, comments and link cards."""
    for one in items(message.get("attachments"), MOST_ATTACHMENTS):
        kind = text(one.get("type"))
        shared = members(one.get(kind))
        if kind == "link" and (address := text(shared.get("url"))):
            yield Link(text(shared.get("title")), address)
        elif kind in ("wall", "wall_reply"):
            yield from _post(shared)


def _post(post: Mapping[str, Any]) -> Iterator[Link]:
    """Whose page the post is on, what it repeats, and where it leads."""
    owner, number = _owner(post), integer(post.get("id")) or integer(post.get("post_id"))
    if owner and number > 0:
        yield Link("", f"https://vk.com/wall{owner}_{number}")
    yield from _written(text(post.get("text")))
    yield from _links(post)
    for repeated in items(post.get("copy_history"), 1):
        yield from _post({**repeated, "copy_history": []})


def _owner(post: Mapping[str, Any]) -> int:
    named = (integer(post.get(name)) for name in ("owner_id", "to_id", "from_id"))
    return next(filter(None, named), 0)


def _written(said: str) -> Iterator[Link]:
    return (Link(pasted.shown, pasted.address) for pasted in find_links(said))


def _attachment(kinds: Iterator[str]) -> Attachment | None:
    """What stands beside the words; a voice counts first, and a link is no attachment of its own."""
    found = {KINDS.get(kind, Attachment.OTHER) for kind in kinds if kind not in LINKED}
    if Attachment.VOICE in found:
        return Attachment.VOICE
    return min(found, default=None)


def _transcript(attachment: Mapping[str, Any]) -> str:
    """The words that VK heard in a voice message; they come with it or not at all."""
    return text(members(attachment.get("audio_message")).get("transcript"))


def _location(message: Mapping[str, Any]) -> tuple[float, float] | None:
    point = members(members(message.get("geo")).get("coordinates"))
    latitude, longitude = degrees(point.get("latitude"), 90), degrees(point.get("longitude"), 180)
    return (latitude, longitude) if latitude is not None and longitude is not None else None
