"""How much one channel takes on before a platform has to wait: it keeps what waits better than we do."""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from bot.delivery.model import OverloadedError

MOST_BUSY = 500
SECONDS_PATIENT = 20.0
"""A platform waits longer for an answer to its webhook (Telegram a minute), and then delivers again."""

CROWDED = 50


class Room:
    """Counts those that are being answered; who waits for the platform's own limits takes no room."""

    def __init__(self, most: int = MOST_BUSY, seconds_patient: float = SECONDS_PATIENT) -> None:
        self._most = most
        self._seconds_patient = seconds_patient
        self._busy = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def is_crowded(self) -> bool:
        """Whether whatever isn't the answer itself had better be left out."""
        return self._busy > CROWDED

    async def free(self) -> None:
        """Wait until more can be taken on, longest waiting first. Raises OverloadedError."""
        if self._busy < self._most:
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(self._seconds_patient):
                await turn
        except TimeoutError:
            raise OverloadedError from None

    @contextmanager
    def taken(self) -> Iterator[None]:
        """While one is answered."""
        self._busy += 1
        try:
            yield
        finally:
            self._leave()

    @contextmanager
    def left(self) -> Iterator[None]:
        """While one that is answered waits for the platform."""
        self._leave()
        try:
            yield
        finally:
            self._busy += 1

    def _leave(self) -> None:
        self._busy -= 1
        free = self._most - self._busy
        while self._waiting and free > 0:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                free -= 1
