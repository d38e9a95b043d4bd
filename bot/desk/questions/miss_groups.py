"""Questions that found nothing, put together: what two tables of the desk show."""

from catalog.queues.misses import MissGroup, grouped
from catalog.queues.model import Missed
from catalog.store.desk.queues import Queues


class MissGroups:
    """Put together anew where the queue is another one than before."""

    def __init__(self, queues: Queues) -> None:
        self._queues = queues
        self._known: tuple[list[Missed], list[MissGroup]] = ([], [])

    def now(self) -> list[MissGroup]:
        """Those that wait. Blocks."""
        misses, (known, groups) = self._queues.misses(), self._known
        if misses != known:
            groups = grouped(misses)
            self._known = (misses, groups)
        return groups
