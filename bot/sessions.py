"""What a conversation remembers between two messages: in this process, or in Redis.

A session lives for an hour after the last message and holds no message but the question being refined.
People appear only as hashes.
"""

import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import asdict, fields
from hashlib import blake2b
from time import monotonic
from typing import Any, Protocol

from handlers.messages import Session

LIFETIME_SECONDS = 3600
MOST_IN_MEMORY = 20_000


class Sessions(Protocol):
    async def load(self, person: str) -> Session:
        """The person's session, or a new one."""

    async def save(self, person: str, session: Session) -> None:
        """Keep it for the next message."""

    async def close(self) -> None:
        """Let go of what is held."""


class MemorySessions:
    """Sessions of one process. The oldest are forgotten first when there are too many."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, Session]] = OrderedDict()

    async def load(self, person: str) -> Session:
        saved_at, session = self._kept.get(key_of(person), (float("-inf"), Session()))
        return session if self._clock() - saved_at < LIFETIME_SECONDS else Session()

    async def save(self, person: str, session: Session) -> None:
        key = key_of(person)
        self._kept[key] = (self._clock(), session)
        self._kept.move_to_end(key)
        while len(self._kept) > MOST_IN_MEMORY or self._oldest_is_over():
            self._kept.popitem(last=False)

    async def close(self) -> None:
        self._kept.clear()

    def _oldest_is_over(self) -> bool:
        saved_at, _ = next(iter(self._kept.values()))
        return self._clock() - saved_at >= LIFETIME_SECONDS


def key_of(person: str) -> str:
    """The hash under which a person's session is kept. `person` is any text, lone surrogates included."""
    return blake2b(person.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def session_from_json(saved: str | bytes) -> Session:
    """A session as another version of this program may have written it: what doesn't fit is forgotten."""
    try:
        values: Any = json.loads(saved)
    except ValueError:
        return Session()
    if not isinstance(values, dict):
        return Session()
    blank = asdict(Session())
    fitting = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
        if name in blank and isinstance(value, list if isinstance(blank[name], tuple) else type(blank[name]))
    }
    return Session(**{name.name: fitting.get(name.name, blank[name.name]) for name in fields(Session)})
