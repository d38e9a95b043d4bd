"""A message of Telegram → Incoming: its words, the links hidden under them, what came in place of words."""

import re
from collections.abc import Iterator

from bot.telegram.group import Me, entities, marked, without_name
from bot.telegram.library import (
    Chat,
    ContentType,
    Message,
    MessageEntityType,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginUnion,
    MessageOriginUser,
)
from catalog.model import Platform
from handlers.messages import Attachment, Incoming, Link

START = re.compile(r"/start(?:\s+(?P<payload>.*))?", re.DOTALL)
PRIVATE_CHANNEL = "-100"
"""What the numbers of channels and supergroups begin with; links to them leave it out."""

ATTACHMENTS = {
    ContentType.VOICE: Attachment.VOICE,
    ContentType.AUDIO: Attachment.VOICE,
    ContentType.PHOTO: Attachment.PICTURE,
    ContentType.STICKER: Attachment.STICKER,
    ContentType.CONTACT: Attachment.CONTACT,
    **dict.fromkeys(
        (
            ContentType.ANIMATION,
            ContentType.CHECKLIST,
            ContentType.DICE,
            ContentType.DOCUMENT,
            ContentType.GAME,
            ContentType.PAID_MEDIA,
            ContentType.POLL,
            ContentType.STORY,
            ContentType.UNKNOWN,
            ContentType.VIDEO,
            ContentType.VIDEO_NOTE,
        ),
        Attachment.OTHER,
    ),
}
"""What people send. What isn't here is said by Telegram: who joined, what was pinned."""


def incoming(message: Message, me: Me, *, aloud: bool) -> Incoming | None:
    """What the message says; None where Telegram itself says it.

    `aloud`: in a group, where the message that it replies to counts too.
    """
    text = without_name(message.text or message.caption or "", me).strip()
    place = message.location or (message.venue.location if message.venue else None)
    attachment = None if message.text or place else ATTACHMENTS.get(ContentType(message.content_type))
    if not (message.text or place or attachment):
        return None
    start = START.fullmatch(text)
    return Incoming(
        text=text,
        start=(start["payload"] or "").strip() if start else None,
        links=tuple(dict.fromkeys(_links(message, me, beside=aloud))),
        attachment=attachment,
        location=(place.latitude, place.longitude) if place else None,
        channel=Platform.TELEGRAM,
        aloud=aloud,
    )


def _links(message: Message, me: Me, *, beside: bool) -> Iterator[Link]:
    yield from _hidden(message)
    yield from _on_buttons(message)
    yield from _whose(message.forward_origin, me)
    if message.story:
        yield _channel(message.story.chat)
    if message.external_reply:
        yield from _whose(message.external_reply.origin, me)
    replied = message.reply_to_message
    if beside and replied is not None and not _is_from(replied, me):
        yield from _hidden(replied)
        yield from _on_buttons(replied)
        yield from _written(replied)


def _hidden(message: Message) -> Iterator[Link]:
    """Links under words: judged by where they lead."""
    text = message.text or message.caption or ""
    for entity in entities(message):
        if entity.type == MessageEntityType.TEXT_LINK and entity.url:
            yield Link(marked(entity, text), entity.url)


def _on_buttons(message: Message) -> Iterator[Link]:
    """A post keeps the buttons with links under it when it is forwarded."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    for button in (one for row in rows for one in row):
        if button.url:
            yield Link(button.text, button.url)


def _whose(origin: MessageOriginUnion | None, me: Me) -> Iterator[Link]:
    """The channel, the group or the bot that a message comes from; of a person nothing is asked."""
    if isinstance(origin, MessageOriginChannel):
        yield _channel(origin.chat)
    elif isinstance(origin, MessageOriginChat):
        yield _channel(origin.sender_chat)
    elif isinstance(origin, MessageOriginUser) and origin.sender_user.is_bot:
        bot = origin.sender_user
        if bot.id != me.id and bot.username:
            yield Link(bot.full_name, f"https://t.me/{bot.username}")


def _is_from(message: Message, me: Me) -> bool:
    return message.from_user is not None and message.from_user.id == me.id


def _written(message: Message) -> Iterator[Link]:
    """Addresses that stand in the words of another message."""
    text = message.text or message.caption or ""
    for entity in entities(message):
        if entity.type == MessageEntityType.URL:
            yield Link("", marked(entity, text))


def _channel(chat: Chat) -> Link:
    """Whose channel a message was forwarded from."""
    if chat.username:
        return Link(chat.title or "", f"https://t.me/{chat.username}")
    return Link(chat.title or "", f"https://t.me/c/{str(chat.id).removeprefix(PRIVATE_CHANNEL)}")
