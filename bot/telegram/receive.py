"""An update of Telegram → what a person did, and where it is answered. Pure: a value in, a value out."""

from dataclasses import dataclass
from typing import Final

from bot.telegram import message_parts
from bot.telegram.group import Me, is_for
from bot.telegram.library import (
    CallbackQuery,
    ChatMemberStatus,
    ChatMemberUpdated,
    ChatType,
    ChosenInlineResult,
    InlineQuery,
    Message,
    Update,
)
from catalog.model import Platform
from handlers.messages import Incoming

OUTSIDE: Final = (ChatMemberStatus.LEFT, ChatMemberStatus.KICKED)
FORGED = "-"
"""Stands for the choice of a button that carries none: no list has it."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where an answer goes."""

    person: str  # whose conversation it is: in a group everyone has their own
    chat: int | None  # None: nowhere; the button is under a message sent through the inline mode
    thread: int | None = None  # the topic of a forum
    reply_to: int | None = None  # in a group, the message that is answered
    pressed: str = ""  # the callback that has to be answered
    edits: int | None = None  # the message that the answer may replace

    @property
    def is_private(self) -> bool:
        """A chat with one person: groups and channels have negative numbers."""
        return self.chat is not None and self.chat > 0


@dataclass(frozen=True, slots=True)
class Received:
    """Somebody wrote, pressed, forwarded, shared."""

    address: Where
    incoming: Incoming


@dataclass(frozen=True, slots=True)
class Inline:
    """Somebody types behind the bot's name in another chat."""

    query_id: str
    text: str
    offset: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody sent what was offered. Told where @BotFather was asked for it (`/setinlinefeedback`)."""

    name: str


@dataclass(frozen=True, slots=True)
class Joined:
    """The bot was added to a group."""

    chat: int


@dataclass(frozen=True, slots=True)
class Left:
    """The bot was blocked by a person or removed from a chat: what is remembered of them is forgotten."""

    person: str


AnyReceived = Received | Inline | Chosen | Joined | Left


def receive(update: Update, me: Me) -> AnyReceived | None:
    """None for what isn't answered: chatter in groups, channels' posts, what Telegram says itself."""
    if update.callback_query:
        return _pressed(update.callback_query)
    if update.inline_query or update.chosen_inline_result:
        return _elsewhere(update.inline_query, update.chosen_inline_result)
    if update.my_chat_member:
        return _membership(update.my_chat_member)
    if update.message:
        return _written(update.message, me)
    if update.edited_message and update.edited_message.location is None:  # a live location would ask anew
        return _written(update.edited_message, me)
    return None


def _written(message: Message, me: Me) -> Received | None:
    private = message.chat.type == ChatType.PRIVATE
    if message.from_user is None or message.chat.type == ChatType.CHANNEL or _is_own(message, me):
        return None
    if not private and not is_for(message, me):
        return None
    incoming = message_parts.incoming(message, me, aloud=not private)
    if incoming is None:
        return None
    address = Where(
        _person(message.chat.id, message.from_user.id),
        message.chat.id,
        thread=message.message_thread_id if message.is_topic_message else None,
        reply_to=None if private else message.message_id,
    )
    return Received(address, incoming)


def _is_own(message: Message, me: Me) -> bool:
    """A card of the bot's own that somebody sent through the inline mode."""
    return message.via_bot is not None and message.via_bot.id == me.id


def _pressed(query: CallbackQuery) -> Received:
    incoming = Incoming(choice=query.data or FORGED, channel=Platform.TELEGRAM)
    under = query.message
    if under is None:
        return Received(
            Where(_person(query.from_user.id, query.from_user.id), None, pressed=query.id), incoming
        )
    seen = under if isinstance(under, Message) else None
    address = Where(
        _person(under.chat.id, query.from_user.id),
        under.chat.id,
        thread=seen.message_thread_id if seen and seen.is_topic_message else None,
        pressed=query.id,
        edits=under.message_id if seen and _is_theirs(seen, query.from_user.id) else None,
    )
    return Received(address, incoming)


def _is_theirs(message: Message, person: int) -> bool:
    """Whether the message under the button answers that person: nobody changes what was said to another."""
    if message.chat.type == ChatType.PRIVATE:
        return True
    asked = message.reply_to_message
    return asked is not None and asked.from_user is not None and asked.from_user.id == person


def _elsewhere(query: InlineQuery | None, chosen: ChosenInlineResult | None) -> Inline | Chosen | None:
    if query:
        return Inline(query.id, query.query, query.offset)
    return Chosen(chosen.result_id) if chosen else None


def _membership(changed: ChatMemberUpdated) -> Joined | Left | None:
    if changed.new_chat_member.status in OUTSIDE:
        return Left(_person(changed.chat.id, changed.from_user.id))
    was_outside = changed.old_chat_member.status in OUTSIDE
    if was_outside and changed.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP):
        return Joined(changed.chat.id)
    return None


def _person(chat: int, user: int) -> str:
    return f"telegram:{chat}:{user}"
