"""When institutions last changed, kept up with the version that is served; and what each version did."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from catalog.store.versions.timeline import Event, Events
from catalog.store.versions.versions import Versions


@dataclass(frozen=True, slots=True)
class Moments:
    """Up to one version: when each institution was last touched, as ISO 8601 in UTC."""

    number: int = 0
    by_code: Mapping[str, str] = field(default_factory=dict)


class Timeline:
    """Reads only what is new since it looked last. Blocking: call it beside the loop."""

    def __init__(self, versions: Versions, events: Events) -> None:
        self._versions = versions
        self._events = events
        self._lock = threading.Lock()
        self._moments = Moments()

    def moments(self, number: int) -> Moments:
        """The moments up to the version `number`. Raises RegisterUnavailable."""
        with self._lock:
            if self._moments.number != number:
                self._moments = self._read(number)
            return self._moments

    def events(self, upto: int, after_code: str, limit: int) -> list[Event]:
        """Up to `limit` events, the newest version first, by code within one.

        Begins with the version `upto`, behind `after_code` in it. Raises RegisterUnavailable.
        """
        return self._events.newest(upto, after_code, limit)

    def _read(self, number: int) -> Moments:
        known = self._moments if self._moments.number < number else Moments()
        made_at = {version.number: version.made_at for version in self._versions.all()}
        touched = self._events.last_touched(known.number, number)
        news = {code: made_at.get(version, "") for code, version in touched.items()}
        return Moments(number, {**known.by_code, **news})
