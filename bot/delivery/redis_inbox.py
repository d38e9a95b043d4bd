"""The inbox that several processes share, in Redis: any of them takes any update, and order is kept.

A process that gives no sign of life for some seconds is taken for dead, and others go on with what it held.
With Redis away each process goes on by itself, in memory.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

import structlog
from redis.exceptions import RedisError

from bot.delivery.encryption import Seal
from bot.delivery.inbox import MOST_WAITING, ProcessInbox
from bot.delivery.intake import count_lost
from bot.delivery.model import Delivery, OverloadedError, Work
from bot.delivery.redis_keeping import RedisKeeping
from bot.delivery.seen_keys import SeenKeys
from bot.redis_pipeline import RedisAwayError, RedisGroup

PREFIX = "gospublic:{inbox}:"
"""The braces keep all of it in one hash slot of a cluster."""

ALONE = "alone:"
"""Begins the name of a conversation that this process answers from memory, for want of Redis."""

MOST_REMEMBERED = 10_000
LOOKS_BETWEEN_COUNTS = 5
"""So seldom, or after an outage, what this process holds is compared with what Redis says that it holds."""


log = structlog.get_logger()


class RedisInbox:
    """`prefix` keeps apart what shares one Redis: two regions, two tests."""

    def __init__(
        self, redis: RedisGroup, seal: Seal, prefix: str = PREFIX, most_held: int = MOST_WAITING
    ) -> None:
        self._redis = redis
        self._kept = RedisKeeping(redis, prefix, uuid4().hex)
        self._seal = seal
        self._alone = ProcessInbox(most_held)
        self._most_held = most_held
        self._held: set[str] = set()
        self._first: dict[str, Work] = {}  # accepted here into an empty queue: needn't be fetched
        self._taken_over: set[str] = set()
        self._dealt_with = SeenKeys(MOST_REMEMBERED)  # Redis may not know it of all
        self._looks_until_count = 0

    async def accept(self, deliveries: Sequence[Delivery]) -> Sequence[str]:
        if len(self._held) + len(deliveries) > self._most_held:
            raise OverloadedError
        works = [Work(replace(one, conversation=self._seal.name(one.conversation))) for one in deliveries]
        closed = self._seal.close_each(works)
        results = await self._kept.accept([(work.delivery, sealed) for work, sealed in closed])
        kept = [(work, result) for (work, _), result in zip(closed, results, strict=True)]
        self._check(kept)
        alone = await self._accept_alone([work.delivery for work, result in kept if _is_away(result)])
        firsts = {work.delivery.conversation: work for work, result in kept if result is True}
        self._first |= firsts
        self._held |= firsts.keys()
        return [*firsts, *alone]

    async def next(self, conversation: str, finished: Work | None = None) -> Work | None:
        if conversation.startswith(ALONE):
            return await self._alone.next(conversation, finished)
        if finished is None and conversation in self._first:
            return self._begun(self._first.pop(conversation))
        try:
            work = await self._fetched(conversation, finished.delivery.key if finished else "")
        except RedisError as error:
            self._notice(error)
            work = None  # what waits there is found again once Redis answers
        if work is None:
            self._held.discard(conversation)
        return work

    async def keep(self, work: Work) -> None:
        conversation = work.delivery.conversation
        if conversation.startswith(ALONE):
            await self._alone.keep(work)
            return
        try:
            await self._kept.keep(conversation, self._seal.close(work))
        except RedisError as error:
            self._notice(error)

    async def abandoned(self) -> Sequence[str]:
        try:
            await self._kept.show_alive()
            found = await self._kept.take_over()
            self._taken_over.update(found)
            self._looks_until_count -= 1
            if self._looks_until_count <= 0:
                found += await self._kept.held() - self._held - set(found)
                self._looks_until_count = LOOKS_BETWEEN_COUNTS
        except RedisError as error:
            self._notice(error)
            return ()
        self._held.update(found)
        return found

    async def bookmark(self, name: str) -> str:
        try:
            return await self._kept.bookmark(name)
        except RedisError as error:
            self._notice(error)
            return await self._alone.bookmark(name)

    async def keep_bookmark(self, name: str, value: str) -> None:
        await self._alone.keep_bookmark(name, value)
        try:
            await self._kept.keep_bookmark(name, value)
        except RedisError as error:
            self._notice(error)

    async def close(self) -> None:
        await self._alone.close()
        await self._redis.close()

    async def _fetched(self, conversation: str, finished: str) -> Work | None:
        while kept := await self._kept.fetch(conversation, finished):
            work = (kept.state and self._seal.open(kept.state)) or self._seal.open(kept.delivery)
            if work is not None and kept.key not in self._dealt_with:
                is_left = conversation in self._taken_over
                self._taken_over.discard(conversation)
                return self._begun(replace(work, is_left=is_left))
            finished = kept.key  # sealed under another key, or dealt with while Redis was away
        return None

    def _check(self, kept: Sequence[tuple[Work, object]]) -> None:
        """Count what can't be kept. Raises OverloadedError: what is kept will be answered once."""
        for work, result in kept:
            if isinstance(result, RedisError) and not _is_away(result):
                self._notice(result)
                raise OverloadedError from result
            if isinstance(result, Exception) and not _is_away(result):
                count_lost(work.delivery.channel, "redis", result)

    async def _accept_alone(self, deliveries: Sequence[Delivery]) -> Sequence[str]:
        if not deliveries:
            return ()
        self._notice(RedisAwayError())
        mine = [delivery for delivery in deliveries if delivery.key not in self._dealt_with]
        held = await self._alone.accept([_named(ALONE, delivery) for delivery in mine])
        for delivery in mine:
            self._dealt_with.add(delivery.key)
        return held

    def _begun(self, work: Work) -> Work:
        """It will be dealt with here, whatever becomes of Redis."""
        self._dealt_with.add(work.delivery.key)
        return work

    def _notice(self, error: RedisError) -> None:
        self._looks_until_count = 0
        log.warning("inbox_away", error=type(error).__name__)


def _is_away(result: object) -> bool:
    return isinstance(result, RedisAwayError)


def _named(prefix: str, delivery: Delivery) -> Delivery:
    return replace(delivery, conversation=prefix + delivery.conversation)
