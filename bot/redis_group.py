"""Commands to Redis in groups: while one round trip lasts, the commands that come gather for the next one.

Under load a process spends far less on each command so, and needs one connection. Nobody waits long for a
Redis that is slow or away: after a failure it isn't asked for a second, and whoever asks learns so at once.
"""

import asyncio
from time import monotonic
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError

__all__ = ["RedisError", "RedisGroup"]

SECONDS_PATIENT = 0.5
"""Redis answers in a millisecond; who waits longer waits for a Redis that is away."""

SECONDS_APART = 1.0

MOST_IN_GROUP = 500

Command = tuple[str | bytes | float, ...]
log = structlog.get_logger()


class RedisGroup:
    """One connection that many share. Let go of by `close`."""

    def __init__(self, url: str) -> None:
        self._redis: Redis = Redis.from_url(
            url,
            socket_timeout=SECONDS_PATIENT,
            socket_connect_timeout=SECONDS_PATIENT,
            # A connection that Redis closed, as at its restart, is made anew once.
            retry=Retry(NoBackoff(), 1, supported_errors=(RedisConnectionError,)),
        )
        self._away_until = 0.0
        self._waiting: list[tuple[Command, asyncio.Future[Any]]] = []
        self._running: asyncio.Task[None] | None = None

    async def call(self, *command: str | bytes | float) -> Any:  # noqa: ANN401 - whatever Redis says
        """What Redis answers. Raises RedisError: the command may have been carried out all the same.

        Redis is known to be away: it raises at once.
        """
        if monotonic() < self._away_until:
            raise RedisConnectionError("asked a moment ago")
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append((command, answer))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await answer

    async def close(self) -> None:
        if self._running:
            await self._running
        await self._redis.aclose()

    async def _run(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting[:MOST_IN_GROUP], self._waiting[MOST_IN_GROUP:]
            answers = await self._answers([command for command, _ in group])
            for (_, future), answer in zip(group, answers, strict=True):
                if future.done():
                    continue
                if isinstance(answer, Exception):
                    future.set_exception(answer)
                else:
                    future.set_result(answer)
        self._running = None

    async def _answers(self, commands: list[Command]) -> list[Any]:
        pipeline = self._redis.pipeline(transaction=False)
        for command in commands:
            pipeline.execute_command(*command)
        try:
            answers: list[Any] = await pipeline.execute(raise_on_error=False)
        except (RedisError, OSError) as error:
            self._away_until = monotonic() + SECONDS_APART
            log.warning("redis_away", error=type(error).__name__)
            return [error if isinstance(error, RedisError) else RedisError(str(error))] * len(commands)
        return answers
