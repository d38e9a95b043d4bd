"""Not too often: who floods is told so once, then nothing, and nobody else is held up."""

from collections import OrderedDict, deque
from collections.abc import Callable
from enum import Enum
from time import monotonic
from typing import Protocol

WINDOW_SECONDS = 10
MOST_IN_WINDOW = 20
MOST_PEOPLE = 20_000


class Allowance(Enum):
    GO = "go"
    WARN = "warn"
    SILENCE = "silence"


def verdict_on(count: int, most: int = MOST_IN_WINDOW) -> Allowance:
    """What is done with a message that is the so-manyth in the window."""
    if count <= most:
        return Allowance.GO
    return Allowance.WARN if count == most + 1 else Allowance.SILENCE


class Pacer(Protocol):
    """Counts each person's messages over the last ten seconds."""

    async def count(self, person: str) -> Allowance:
        """Count one message: GO up to the limit, WARN on the first over it, then SILENCE."""


class Pace:
    """The pace of those who write to this process; who has paused is forgotten."""

    def __init__(self, clock: Callable[[], float] = monotonic, most: int = MOST_IN_WINDOW) -> None:
        self._clock = clock
        self._most = most
        self._times: OrderedDict[str, deque[float]] = OrderedDict()

    async def count(self, person: str) -> Allowance:
        now = self._clock()
        times = self._times.setdefault(person, deque(maxlen=self._most + 2))
        self._times.move_to_end(person)
        while times and now - times[0] > WINDOW_SECONDS:
            times.popleft()
        times.append(now)
        self._forget(now)
        return verdict_on(len(times), self._most)

    def _forget(self, now: float) -> None:
        while len(self._times) > MOST_PEOPLE or now - self._oldest()[-1] > WINDOW_SECONDS:
            self._times.popitem(last=False)

    def _oldest(self) -> deque[float]:
        return next(iter(self._times.values()))
