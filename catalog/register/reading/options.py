"""How a file is to be taken."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from catalog.region import day_where
from catalog.register.cells.cells import machine_day
from catalog.register.files.files import LIMIT_MB
from catalog.register.files.progress import OnProgress, unheard


@dataclass(frozen=True, slots=True)
class Options:
    """The defaults are those of the command line."""

    updating: bool = False  # what the file lacks stays
    checked_on: date | None = None  # the day of marks without a date; today if not given
    limit_mb: int = LIMIT_MB
    region: str = ""  # the folder of resources whose places help to read names; those in the file always do
    columns: Mapping[str, str] = field(default_factory=dict)
    """The file's header → ours; an empty one forgets what was remembered of that header."""
    on_progress: OnProgress = unheard
    """Is told how many rows of how many are read."""
    listing_undated: bool = False
    """A mark without a day confirms nothing: nobody has said when it was seen."""
    is_register: bool = False
    """Somebody has said that it is one, whatever its rows look like."""
    apart: Collection[int] = ()
    """Excel's numbers of rows that are none of the institutions that they seem to be."""
    meant: Mapping[int, str] = field(default_factory=dict)
    """Excel's numbers of rows and the codes of the institutions that they are."""

    def today(self) -> date:
        """The day in the region; the machine's where none is named. Raises RegionError."""
        return day_where(self.region) if self.region else machine_day()
