"""What `gospublic doctor` asks of MAX. Nothing is changed."""

from bot.delivery.model import RefusedError
from bot.delivery.throttle import Rate, Throttle
from bot.max.client import Api
from bot.max.setup import introduce, subscribed
from bot.settings import Settings
from handlers.texts import doctor as texts

RATE = Rate(10)


async def examine(settings: Settings, webhook: str) -> list[str]:
    """What is wrong with the token and the subscriptions («»: updates are fetched). Raises LaterError."""
    api = Api(settings.max_token.get_secret_value(), settings.max_api, Throttle(RATE))
    try:
        await introduce(api)
        found = await subscribed(api)
    except RefusedError as error:
        return [str(error)]
    finally:
        await api.close()
    if webhook and webhook not in found:
        return [texts.WEBHOOK_ELSEWHERE.format(url=", ".join(sorted(found)) or "—")]
    if not webhook and found:
        return [texts.WEBHOOK_REMAINS.format(url=", ".join(sorted(found)))]
    return []
