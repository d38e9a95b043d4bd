"""How the shared inbox lies in Redis. Every method raises RedisError while Redis is away."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.delivery.model import Delivery
from bot.delivery.redis_scripts import ACCEPT, NEXT, TAKE_OVER
from bot.delivery.seen_keys import SECONDS_REMEMBERED
from bot.redis_pipeline import RedisGroup

SECONDS_ALIVE = 5
TAKEN_AT_ONCE = 100
HELD = 2


@dataclass(frozen=True, slots=True)
class KeptDelivery:
    """A delivery as it waits: sealed, and how far its answer came, where it was begun."""

    key: str
    delivery: bytes
    state: bytes | None


class RedisKeeping:
    """What one process asks of Redis. All keys begin with `prefix`."""

    def __init__(self, redis: RedisGroup, prefix: str, process: str) -> None:
        self._redis = redis
        self._prefix = prefix
        self._process = process

    async def accept(self, deliveries: Sequence[tuple[Delivery, bytes]]) -> list[bool | BaseException]:
        """Keep each once; whether this process holds its conversation from now on, or what went wrong."""
        keeping = (self._accept(delivery, sealed) for delivery, sealed in deliveries)
        results = await asyncio.gather(*keeping, return_exceptions=True)
        return [one if isinstance(one, BaseException) else one == HELD for one in results]

    async def fetch(self, conversation: str, finished: str) -> KeptDelivery | None:
        """The first that waits there; None: nothing, or it isn't held any more.

        `finished`: the key of the one that was the first and is done with, or nothing.
        """
        keys = [self._key("queue", conversation), self._key("lock", conversation)]
        keys += [self._key("held", self._process), self._key("state", conversation)]
        name = f"{finished}\n" if finished else ""
        found = await self._redis.call("EVAL", NEXT, 4, *keys, self._process, conversation, name)
        if not found:
            return None
        key, _, sealed = found[0].partition(b"\n")
        return KeptDelivery(key.decode(), sealed, found[1])

    async def keep(self, conversation: str, sealed: bytes) -> None:
        """The state of the first that waits there."""
        await self._redis.call("SET", self._key("state", conversation), sealed, "EX", SECONDS_REMEMBERED)

    async def show_alive(self) -> None:
        """To be called every second: after five in silence others take over what this process holds."""
        await self._redis.call("SET", self._key("alive", self._process), "", "EX", SECONDS_ALIVE)
        await self._redis.call("SADD", self._key("processes"), self._process)

    async def held(self) -> set[str]:
        """The conversations that this process holds, as Redis knows it."""
        members = await self._redis.call("SMEMBERS", self._key("held", self._process))
        return {member.decode() for member in members}

    async def take_over(self) -> list[str]:
        """Some of the conversations of processes that are no more, held by this one from now on."""
        processes = await self._redis.call("SMEMBERS", self._key("processes"))
        others = [process.decode() for process in processes if process.decode() != self._process]
        found = await asyncio.gather(*(self._take_over(other) for other in others))
        return [conversation.decode() for conversations in found for conversation in conversations]

    async def bookmark(self, name: str) -> str:
        found = await self._redis.call("GET", self._key("bookmark", name))
        return found.decode() if found else ""

    async def keep_bookmark(self, name: str, value: str) -> None:
        await self._redis.call("SET", self._key("bookmark", name), value)

    async def _accept(self, delivery: Delivery, sealed: bytes) -> int:
        keys = [self._key("seen", delivery.key), self._key("queue", delivery.conversation)]
        keys += [self._key("lock", delivery.conversation), self._key("held", self._process)]
        entry = delivery.key.encode() + b"\n" + sealed
        arguments = (self._process, delivery.conversation, entry, SECONDS_REMEMBERED)
        result: int = await self._redis.call("EVAL", ACCEPT, 4, *keys, *arguments)
        return result

    async def _take_over(self, other: str) -> list[bytes]:
        keys = [self._key("processes"), self._key("alive", other)]
        keys += [self._key("held", other), self._key("held", self._process)]
        arguments = (other, self._process, self._key("lock", ""), TAKEN_AT_ONCE)
        found: list[bytes] = await self._redis.call("EVAL", TAKE_OVER, 4, *keys, *arguments)
        return found

    def _key(self, what: str, whose: str = "") -> str:
        return f"{self._prefix}{what}:{whose}"
