"""What `gospublic doctor` asks of Telegram. Nothing is changed."""

from collections.abc import Mapping
from typing import Any

from bot.delivery.model import RefusedError
from bot.settings import Settings
from bot.telegram import texts as telegram_texts
from bot.telegram.client import Api
from handlers.texts import doctor as texts


async def examine(settings: Settings, webhook: str) -> list[str]:
    """What is wrong with the token, with what @BotFather was told, and with the webhook.

    `webhook`: where updates are to be delivered; «» where they are fetched. Raises LaterError.
    """
    api = Api.of(settings)
    try:
        me = await api("getMe", {})
        state = await api("getWebhookInfo", {})
    except RefusedError:
        return [telegram_texts.BAD_TOKEN]
    finally:
        await api.close()
    return [*_of_the_bot(me), *_of_the_webhook(state, webhook)]


def _of_the_bot(me: Mapping[str, Any]) -> list[str]:
    wrong = {
        telegram_texts.NO_INLINE: me.get("supports_inline_queries") is False,
        telegram_texts.READS_GROUPS: me.get("can_read_all_group_messages") is True,
    }
    return [sentence for sentence, is_wrong in wrong.items() if is_wrong]


def _of_the_webhook(state: Mapping[str, Any], webhook: str) -> list[str]:
    url, waiting = str(state.get("url", "")), state.get("pending_update_count", 0)
    if url != webhook:
        sentence = texts.WEBHOOK_ELSEWHERE if webhook else texts.WEBHOOK_REMAINS
        return [sentence.format(url=url or "—")]
    if webhook and waiting and state.get("last_error_date"):
        return [texts.WEBHOOK_FAILS.format(waiting=waiting)]
    return []
