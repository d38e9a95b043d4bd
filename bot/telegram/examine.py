"""What `gospublic doctor` asks of Telegram. Nothing is changed."""

from bot.delivery.model import RefusedError
from bot.settings import Settings
from bot.telegram import texts as telegram_texts
from bot.telegram.api import Api
from handlers.texts import doctor as texts


async def examine(settings: Settings, webhook: str) -> list[str]:
    """What is wrong with the token and the webhook («»: updates are fetched). Raises LaterError."""
    api = Api.of(settings)
    try:
        await api("getMe", {})
        state = await api("getWebhookInfo", {})
    except RefusedError:
        return [telegram_texts.BAD_TOKEN]
    finally:
        await api.close()
    url, waiting = str(state.get("url", "")), state.get("pending_update_count", 0)
    if url != webhook:
        sentence = texts.WEBHOOK_ELSEWHERE if webhook else texts.WEBHOOK_REMAINS
        return [sentence.format(url=url or "—")]
    if webhook and waiting and state.get("last_error_date"):
        return [texts.WEBHOOK_FAILS.format(waiting=waiting)]
    return []
