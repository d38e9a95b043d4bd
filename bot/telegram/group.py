"""In a group: what is said to the bot, and what is chatter."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.telegram.library import Message, MessageEntity, MessageEntityType
from handlers.dialogue.intents import command


@dataclass(frozen=True, slots=True)
class Me:
    """Who the bot is in Telegram; the name without «@»."""

    id: int
    name: str


def is_for(message: Message, me: Me) -> bool:
    """Commands, mentions of the bot, replies to it."""
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == me.id:
        return True
    text = message.text or message.caption or ""
    return any(_calls(entity, text, me) for entity in entities(message))


def entities(message: Message) -> Iterable[MessageEntity]:
    return message.entities or message.caption_entities or ()


def marked(entity: MessageEntity, text: str) -> str:
    """The words that an entity marks; its bounds count UTF-16 units. Halves of signs do no harm."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le", "replace")


def without_name(text: str, me: Me) -> str:
    """The text without the bot's name, wherever it stands: «/find@bot школа», «@bot школа», «школа, @bot»."""
    if not me.name:
        return text
    return re.sub(rf"(?<![/.])@{re.escape(me.name)}\b", "", text, flags=re.IGNORECASE)


def _calls(entity: MessageEntity, text: str, me: Me) -> bool:
    if entity.type == MessageEntityType.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    said = marked(entity, text)
    if entity.type == MessageEntityType.MENTION:
        return said.lower() == f"@{me.name}".lower()
    if entity.type != MessageEntityType.BOT_COMMAND or entity.offset != 0:
        return False
    name, _, addressed = said.partition("@")
    return addressed.lower() == me.name.lower() if addressed else bool(command(name, ""))
