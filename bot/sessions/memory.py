"""What a conversation remembers between two messages: in this process, or in Redis.

A session lives for an hour after the last message and holds no message but the question being refined.
People appear only as hashes, whose key changes every hour (`bot.privacy.pseudonyms`).
"""

import json
import secrets
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from time import monotonic
from typing import Any, Protocol

from bot.observability import metrics
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

    async def keep_up(self) -> None:
        """Look after what is kept elsewhere, until cancelled."""

    async def close(self) -> None:
        """Let go of what is held."""


class MemorySessions:
    """Sessions of one process. The oldest are forgotten first when there are too many."""

    def __init__(self, clock: Callable[[], float] = monotonic, people: People | None = None) -> None:
        self._clock = clock
        self._people = people or People(secrets.token_bytes(), clock)
        self._kept: OrderedDict[str, tuple[float, str]] = OrderedDict()

    async def load(self, person: str) -> Session:
        return self.find(self._people.names(person)) or Session()

    def find(self, names: Sequence[str]) -> Session | None:
        """Return the session, a blank one too; None where nothing is known of the conversation."""
        kept = next((self._kept[name] for name in names if name in self._kept), None)
        if kept is None or self._clock() - kept[0] >= LIFETIME_SECONDS:
            return None
        return session_from_json(kept[1])

    async def save(self, person: str, session: Session) -> None:
        self.keep(self._people.names(person)[0], session_to_json(session))

    def keep(self, name: str, written: str) -> None:
        """Keep what `session_to_json` made of it, under a person's name of this hour."""
        self._kept[name] = (self._clock(), written)
        self._kept.move_to_end(name)
        while len(self._kept) > MOST_IN_MEMORY or self._oldest_is_over():
            self._kept.popitem(last=False)

    async def forget(self, person: str) -> None:
        for name in self._people.names(person):
            self._kept.pop(name, None)

    def drop(self, name: str, until: float) -> None:
        """Forget what was kept under that name until then."""
        if name in self._kept and self._kept[name][0] <= until:
            del self._kept[name]

    async def keep_up(self) -> None:
        """Nothing is kept elsewhere."""

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


def opened(people: People, person: str, sealed: bytes) -> Session:
    """A session as it was sealed; a blank one, and counted, where it is torn or another secret's."""
    written = people.open(person, sealed)
    if not written:
        metrics.SESSIONS_UNREADABLE.inc()
    return session_from_json(written)


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
