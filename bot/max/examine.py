"""What `gospublic doctor` asks of MAX. Nothing is changed."""

from bot.delivery.model import RefusedError
from bot.delivery.throttle import Rate, Throttle
from bot.max.api import Api
from bot.max.fields import items, mapping, text
from bot.max.profile import introduce
from bot.settings import Settings
from handlers.texts import doctor as texts

RATE = Rate(10)


async def examine(settings: Settings, webhook: str) -> list[str]:
    """What is wrong with the token and the subscriptions («»: updates are fetched). Raises LaterError."""
    api = Api(settings.max_token.get_secret_value(), settings.max_api, Throttle(RATE))
    try:
        await introduce(api)
        answer = await api.ask("GET /subscriptions")
    except RefusedError as error:
        return [str(error)]
    finally:
        await api.close()
    subscribed = {text(one.get("url")) for one in map(mapping, items(answer.get("subscriptions")))}
    if webhook and webhook not in subscribed:
        return [texts.WEBHOOK_ELSEWHERE.format(url=", ".join(sorted(subscribed)) or "—")]
    if not webhook and subscribed:
        return [texts.WEBHOOK_REMAINS.format(url=", ".join(sorted(subscribed)))]
    return []
