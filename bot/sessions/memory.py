"""What a conversation remembers between two messages: in this process, or in Redis.

A session lives for an hour after the last message and holds no message but the question being refined.
People appear only as hashes, whose key changes every hour (`bot.privacy.pseudonyms`).
"""

import json
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import asdict, fields
from time import monotonic
from typing import Any, Protocol

from bot.privacy.pseudonyms import People
from handlers.messages import Session

LIFETIME_SECONDS = 3600
MOST_IN_MEMORY = 20_000


class Sessions(Protocol):
    async def load(self, person: str) -> Session:
        """The person's session, or a new one."""

    async def save(self, person: str, session: Session) -> None:
        """Keep it for the next message."""

    async def forget(self, person: str) -> None:
        """Keep nothing of the conversation any more."""

    async def close(self) -> None:
        """Let go of what is held."""


class MemorySessions:
    """Sessions of one process. The oldest are forgotten first when there are too many."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._people = People(secrets.token_bytes(), clock)
        self._kept: OrderedDict[str, tuple[float, str]] = OrderedDict()

    async def load(self, person: str) -> Session:
        return self.find(person) or Session()

    def find(self, person: str) -> Session | None:
        """Return the session, a blank one too; None where nothing is known of the conversation."""
        now, before = self._people.names(person)
        kept = self._kept.get(now) or self._kept.get(before)
        if kept is None or self._clock() - kept[0] >= LIFETIME_SECONDS:
            return None
        return session_from_json(kept[1])

    async def save(self, person: str, session: Session) -> None:
        key, _ = self._people.names(person)
        self._kept[key] = (self._clock(), session_to_json(session))
        self._kept.move_to_end(key)
        while len(self._kept) > MOST_IN_MEMORY or self._oldest_is_over():
            self._kept.popitem(last=False)

    async def forget(self, person: str) -> None:
        for name in self._people.names(person):
            self._kept.pop(name, None)

    async def close(self) -> None:
        self._kept.clear()

    def _oldest_is_over(self) -> bool:
        saved_at, _ = next(iter(self._kept.values()))
        return self._clock() - saved_at >= LIFETIME_SECONDS


def session_to_json(session: Session) -> str:
    """What differs from a new session: a fraction of what its objects would take."""
    values = {field.name: getattr(session, field.name) for field in fields(Session)}
    blank = Session()
    told = {name: value for name, value in values.items() if value != getattr(blank, name)}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


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
