"""What a run came to."""

from collections import Counter
from dataclasses import dataclass, field

from catalog.discovery.model import SiteOutcome


@dataclass(slots=True)
class Outcomes:
    """What a run came to. `left`: sites that are due and weren't looked at."""

    seen: Counter[SiteOutcome] = field(default_factory=Counter)
    left: int = 0
    new: int = 0
    sure: int = 0
    waiting: int = 0
