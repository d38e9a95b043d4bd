"""Names of hosts that lead wherever a test wants."""

import socket

from aiohttp.abc import AbstractResolver, ResolveResult


class Here(AbstractResolver):
    """Every name is this server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.address = "127.0.0.1"

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        del port
        return [_at(self.address, self.port, host, family)]

    async def close(self) -> None:
        """Nothing is held."""


class Says(Here):
    """Every name is at that address."""

    def __init__(self, *addresses: str) -> None:
        super().__init__(80)
        self.addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [_at(address, port, host, family) for address in self.addresses]


def _at(address: str, port: int, host: str, family: socket.AddressFamily) -> ResolveResult:
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=0)
