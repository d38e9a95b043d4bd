"""What a channel does where its platform asks for nothing of its own."""

from collections.abc import Mapping

from bot.delivery.model import Call, Payload, Webhooked

SENT_AT_ONCE = 8


class BaseChannel:
    """Defaults of `bot.delivery.model.Channel`: it is polled, has no limits and needs no greeting.

    Whoever derives from it names itself and says how it prepares, sends and polls.
    """

    sent_at_once: int = SENT_AT_ONCE
    delivers: bool = False

    async def ready(self, call: Call) -> None:
        """The platform has no limits to wait for."""

    async def was_made(self, call: Call, payload: Payload, *, has_left: bool | None) -> bool:
        """Rather no answer than two: made, unless it is known that its bytes never left."""
        del call, payload
        return has_left is not False

    async def waiting(self, payload: Payload) -> None:
        """Nothing is shown to who waits."""

    def webhook(self, headers: Mapping[str, str], body: bytes) -> Webhooked:
        """Nothing is delivered here."""
        del headers, body
        return Webhooked(404)

    async def start(self, *, webhook: str) -> None:
        """The bot needn't introduce itself."""

    async def close(self) -> None:
        """Nothing is held."""
