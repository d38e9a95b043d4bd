"""Not faster than a platform allows: whoever would call waits for a turn, first come, first served."""

import asyncio
from collections import OrderedDict, deque
from dataclasses import dataclass
from time import monotonic


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `most` calls in any window of so many seconds."""

    most: int
    seconds: float = 1.0


class Window:
    """The last calls under one rate."""

    def __init__(self, rate: Rate) -> None:
        self._seconds = rate.seconds
        self._times: deque[float] = deque(maxlen=rate.most)

    def wait(self) -> float:
        """Seconds until one more call may be made."""
        if len(self._times) < (self._times.maxlen or 0):
            return 0.0
        return max(0.0, self._times[0] + self._seconds - monotonic())

    def take(self, wait: float = 0.0) -> None:
        """One more call is made, so many seconds from now."""
        self._times.append(monotonic() + wait)

    def is_over(self) -> bool:
        """Whether none of the calls counts any more."""
        return not self._times or self._times[-1] + self._seconds < monotonic()


class Throttle:
    """A rate for all calls together and, where the platform has one, a rate for each chat.

    Calls leave evenly spaced: a burst that slow connections delay would arrive together with the next.
    """

    def __init__(self, overall: Rate, chat: Rate | None = None) -> None:
        self._gap = overall.seconds / overall.most
        self._next = monotonic()
        self._chat_rate = chat
        self._chats: OrderedDict[object, Window] = OrderedDict()

    async def turn(self, chat: object = None) -> None:
        """Return once a call may be made. Calls of one chat are asked for one after another."""
        window = self._window(chat, self._chat_rate) if self._chat_rate and chat is not None else None
        if window and (wait := window.wait()):
            await asyncio.sleep(wait)
        wait = self._reserve()
        if window:
            window.take(wait)
        if wait:
            await asyncio.sleep(wait)

    def is_free(self) -> bool:
        """Whether nobody waits for a turn."""
        return self._next - monotonic() <= self._gap

    def _reserve(self) -> float:
        """Take the next free moment; returns how many seconds away it is."""
        now = monotonic()
        moment = max(now, self._next)
        self._next = moment + self._gap
        return moment - now

    def _window(self, chat: object, rate: Rate) -> Window:
        window = self._chats.setdefault(chat, Window(rate))
        self._chats.move_to_end(chat)
        while (oldest := next(iter(self._chats))) != chat and self._chats[oldest].is_over():
            del self._chats[oldest]
        return window
