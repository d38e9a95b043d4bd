"""Not too much from one address: a flood is refused before anything of it is read, and the rest go on."""

from ipaddress import IPv6Address, ip_address

from starlette.requests import Request

from bot import metrics
from bot.pace import Pace, Verdict
from bot.web.receive import RefusedError
from handlers.texts import page as texts

MOST_MESSAGES = 200
"""In ten seconds: a school or a mobile operator stands behind one address, and a flood is more."""

SUBSCRIBER_BITS = 64
"""So much of an IPv6 address names the subscriber, who chooses the rest at will."""


class Sources:
    """Where the messages of the last seconds came from."""

    def __init__(self) -> None:
        self._pace = Pace(most=MOST_MESSAGES)

    async def admit(self, request: Request) -> None:
        """Raises RefusedError where too much comes from there.

        This machine itself is not counted: a proxy on it that isn't trusted hides who asks, and all residents
        would be one.
        """
        source = source_of(request)
        if source and await self._pace.count(source) is not Verdict.GO:
            metrics.TOO_OFTEN.labels("address").inc()
            raise RefusedError(texts.TOO_MUCH_FROM_HERE, status=429)


def source_of(request: Request) -> str:
    """The address, of IPv6 the subscriber's part; empty for this machine and where it isn't known."""
    try:
        address = ip_address(request.client.host if request.client else "")
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return ""
    kept = int(address) >> SUBSCRIBER_BITS if isinstance(address, IPv6Address) else int(address)
    return f"{address.version}:{kept:x}"
