"""Words that would have found an answer, looked for in a thread: each is tried on the whole register."""

from collections.abc import Iterable
from threading import Lock, Timer

import structlog

from catalog.queues.misses import MissGroup
from catalog.queues.synonyms import Proposal, propose
from catalog.search import Catalog
from catalog.search.places.region_places import RegionPlaces

MOST_KEPT = 5_000
SECONDS_UNTIL_LOOKING = 0.5
"""The page that asked goes out first."""

Asked = tuple[int, str]
"""The number of a group and its text: what was asked, whoever asks once more."""

log = structlog.get_logger()


class Proposing:
    """One batch at a time; until a newer version has been asked, what an earlier one told stays."""

    def __init__(self, places: RegionPlaces) -> None:
        self._places = places
        self._known: dict[Asked, tuple[int, Proposal | None]] = {}
        self._working = Lock()

    def of(self, group: MissGroup) -> tuple[bool, Proposal | None]:
        """Whether it has been looked for, and what was found."""
        if not group.text:
            return True, None
        known = self._known.get((group.number, group.text))
        return known is not None, known[1] if known else None

    def look(self, groups: Iterable[MissGroup], catalog: Catalog) -> None:
        """Looks, in a thread, for what isn't known of this version yet; nobody waits."""
        version = catalog.version.number if catalog.version else 0
        wanted = [group for group in groups if group.text and self._known_of(group) != version]
        if wanted and self._working.acquire(blocking=False):
            timer = Timer(SECONDS_UNTIL_LOOKING, self._look, (wanted, catalog, version))
            timer.daemon = True
            timer.start()

    def _known_of(self, group: MissGroup) -> int:
        known = self._known.get((group.number, group.text))
        return known[0] if known else -1

    def _look(self, wanted: list[MissGroup], catalog: Catalog, version: int) -> None:
        try:
            found = propose(wanted, catalog, self._places)
        except Exception as error:  # noqa: BLE001 - a thread has nobody who would hear of it
            log.error("proposing_failed", error=type(error).__name__)  # noqa: TRY400 - no trace: it may hold words of residents
        else:
            if len(self._known) > MOST_KEPT:
                self._known = {}
            said = {(group.number, group.text): (version, found.get(group.number)) for group in wanted}
            self._known.update(said)
        finally:
            self._working.release()
