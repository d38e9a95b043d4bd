"""Not too often: who floods is told so once, then nothing, and nobody else is held up."""

from collections import OrderedDict, deque
from collections.abc import Callable
from enum import Enum
from time import monotonic

WINDOW_SECONDS = 10
MOST_IN_WINDOW = 20
MOST_PEOPLE = 20_000


class Verdict(Enum):
    GO = "go"
    WARN = "warn"
    SILENCE = "silence"


class Pace:
    """Counts each person's messages over the last ten seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._times: OrderedDict[str, deque[float]] = OrderedDict()

    def count(self, person: str) -> Verdict:
        """Count one message: GO up to the limit, WARN on the first over it, then SILENCE."""
        times = self._times.setdefault(person, deque(maxlen=MOST_IN_WINDOW + 2))
        self._times.move_to_end(person)
        if len(self._times) > MOST_PEOPLE:
            self._times.popitem(last=False)
        now = self._clock()
        while times and now - times[0] > WINDOW_SECONDS:
            times.popleft()
        times.append(now)
        if len(times) <= MOST_IN_WINDOW:
            return Verdict.GO
        return Verdict.WARN if len(times) == MOST_IN_WINDOW + 1 else Verdict.SILENCE
