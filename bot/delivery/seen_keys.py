"""Which updates came lately: platforms deliver again for hours, and may use a number anew after days."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from time import monotonic

SECONDS_REMEMBERED = 24 * 3600
"""Platforms deliver again for less. After a week without an update Telegram's next number is random."""


class SeenKeys:
    """So many of the newest keys, each for a day."""

    def __init__(self, most: int, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._clock = clock
        self._seen: OrderedDict[str, float] = OrderedDict()

    def __contains__(self, key: str) -> bool:
        return self._clock() - self._seen.get(key, float("-inf")) < SECONDS_REMEMBERED

    def add(self, key: str) -> None:
        self._seen[key] = self._clock()
        self._seen.move_to_end(key)
        if len(self._seen) > self._most:
            self._seen.popitem(last=False)

    def forget(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._seen.pop(key, None)
