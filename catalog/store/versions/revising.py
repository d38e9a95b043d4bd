"""Changes of the register that are no sheet: pages out of sight together, a change undone, a removal."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from catalog.model import Institution
from catalog.store.versions.past import Hiding


@dataclass(frozen=True, slots=True)
class Revision:
    """What changes, all of it as one version."""

    changed: Sequence[Institution] = ()
    removed: Collection[str] = ()  # codes; they are never given again
    hidden: Sequence[Hiding] = ()  # pages to take out of sight, or to bring back
    is_undoing: bool = False  # what verification found wrong since then stays so

    @property
    def is_empty(self) -> bool:
        return not (self.changed or self.removed or self.hidden)


def withdrawing(urls: Collection[str], why: str, on: date) -> Revision:
    """Those pages out of sight."""
    return Revision(hidden=[Hiding(url, why, on, is_hidden=True) for url in sorted(urls)])
