"""Delivers updates to the channel, one after another, and shows what was called because of each."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.bootstrap import Parts
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.inbox import ProcessInbox
from bot.telegram.channel import TelegramChannel, name_bookmark
from bot.telegram.deliveries import delivery
from tests.doubles.telegram import BOT, Call, Telegram
from tests.doubles.telegram_people import presses, writes

PERSON = 100


@dataclass
class Talk:
    """One process with its channel, and people who write to it."""

    parts: Parts
    telegram: Telegram

    def happens(self, *updates: dict[str, Any]) -> list[list[Call]]:
        """What was called because of each update."""
        return asyncio.run(self._happens(updates))

    def says(self, text: str, person: int = PERSON) -> Call:
        """The one message that answers what somebody wrote in the private chat."""
        return self._one(self.happens(writes(person, text))[0])

    def press(self, label: str, shown: Call, person: int = PERSON) -> Call:
        """Press the button with that label under what was shown last; the one message that answers it."""
        found = next(carried for words, carried in shown.buttons.items() if label in words)
        under = list(self.telegram.messages.values())[-1]
        calls = self.happens(presses(person, found, under))[0]
        assert [call.method for call in calls if call.method == "answerCallbackQuery"], "it goes on turning"
        return self._one(calls)

    @staticmethod
    def _one(calls: Sequence[Call]) -> Call:
        answers = [call for call in calls if call.method in ("sendMessage", "editMessageText")]
        assert len(answers) == 1, calls
        return answers[0]

    async def _happens(self, updates: Sequence[dict[str, Any]]) -> list[list[Call]]:
        inbox = ProcessInbox()
        await inbox.keep_bookmark(name_bookmark(BOT["id"]), str(BOT["username"]))
        settings = self.parts.settings.model_copy(update={"telegram_api": self.telegram.address})
        channel = TelegramChannel(replace(self.parts, settings=settings), inbox)
        dispatcher = Dispatcher(inbox, [channel])
        called = []
        for number, update in enumerate(updates, start=1):
            before = len(self.telegram.calls)
            found = delivery({"update_id": number, **update}, BOT["id"])
            assert found is not None
            await dispatcher.accept([found])
            assert await dispatcher.drain(20) == 0
            called.append([call for call in self.telegram.calls[before:] if call.method != "sendChatAction"])
        await channel.close()
        return called
