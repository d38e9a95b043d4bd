"""Commands to Redis in groups: while one round trip lasts, the commands that come gather for the next one.

Under load a process spends far less on each command so, and needs one connection. Where Redis doesn't answer
in time, nobody waits for it any more until it does.
"""

import asyncio
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError

__all__ = ["RedisAwayError", "RedisError", "RedisGroup"]

SECONDS_PATIENT = 0.5
"""Redis answers in a millisecond; who waits longer waits for a Redis that is away."""

SECONDS_PROMPT = 0.1
"""After an outage Redis is back when it answers as fast as this."""

SECONDS_BETWEEN_LOOKS = 1.0
MOST_IN_GROUP = 500

Command = tuple[str | bytes | float, ...]
log = structlog.get_logger()


class RedisAwayError(RedisError):
    """Redis didn't answer lately, and wasn't asked: the command was certainly not carried out."""


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
        self._waiting: list[tuple[Command, asyncio.Future[Any]]] = []
        self._running: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None

    async def call(self, name: str, *values: str | bytes | float) -> Any:  # noqa: ANN401 - whatever Redis says
        """What Redis answers. Raises RedisError: the command may have been carried out all the same.

        Raises UnicodeEncodeError for what isn't text: in a group it would cost the others, too.
        """
        # The name stays a string: by it the client knows how to read the answer.
        command = (name, *(one.encode() if isinstance(one, str) else one for one in values))
        if self._looking:
            raise RedisAwayError
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append((command, answer))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await answer

    async def close(self) -> None:
        if self._looking:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)
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
        if self._looking:
            return [RedisAwayError()] * len(commands)
        pipeline = self._redis.pipeline(transaction=False)
        for command in commands:
            pipeline.execute_command(*command)
        try:
            answers: list[Any] = await pipeline.execute(raise_on_error=False)
        except (RedisError, OSError) as error:
            log.warning("redis_away", error=type(error).__name__)
            self._looking = asyncio.create_task(self._look())
            return [error if isinstance(error, RedisError) else RedisError(str(error))] * len(commands)
        return answers

    async def _look(self) -> None:
        """Ask again and again, until Redis answers promptly."""
        while not await self._is_prompt():  # noqa: ASYNC110 - nobody tells when Redis is back
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        log.info("redis_back")
        self._looking = None

    async def _is_prompt(self) -> bool:
        try:
            async with asyncio.timeout(SECONDS_PROMPT):
                return bool(await self._redis.time())
        except (RedisError, OSError, TimeoutError):
            return False
