"""Names of sites resolved for verification: to public addresses alone, whatever a name's owner has it say.

A site's name stands in a spreadsheet, and may point into this machine's own network.
"""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from aiohttp.abc import AbstractResolver, ResolveResult

AT_ONCE = 16
NAT64 = IPv6Network("64:ff9b::/96")


class NotPublicError(OSError):
    """The name leads into a private network: nothing is opened there."""


class PublicResolver(AbstractResolver):
    """What it returns is what is connected to: no second look-up comes between."""

    def __init__(self, resolver: AbstractResolver | None = None) -> None:
        self._resolver = resolver or OwnThreads()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._resolver.resolve(host, port, family)
        public = [one for one in found if is_public(one["host"])]
        if not public:
            raise NotPublicError(f"{len(found)} addresses, none of them public")
        return public

    async def close(self) -> None:
        await self._resolver.close()


class OwnThreads(AbstractResolver):
    """The system's look-ups in threads of their own: a slow name server holds up nobody else."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="names")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(
            self._threads, socket.getaddrinfo, host, port, family, socket.SOCK_STREAM
        )
        flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
        return [
            ResolveResult(hostname=host, host=str(at[0]), port=port, family=kind, proto=protocol, flags=flags)
            for kind, _, protocol, _, at in found
        ]

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


def is_public(address: str) -> bool:
    """Whether anybody on the internet reaches the same machine there."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    inside = found if isinstance(found, IPv4Address) else _inside(found)
    return all(one.is_global and not one.is_multicast for one in (found, inside or found))


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for, where it does."""
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
